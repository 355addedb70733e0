import AvalSystem

/// The lines typed before, kept in a file that only its owner reads. Keeping them is a comfort: where the file cannot be
/// read or written, there is less to recall and nothing else changes.
public struct History: Sendable {
    /// The lines, the latest last.
    public private(set) var lines: [String] = []
    private let path: String?

    /// How many lines are kept.
    public static let most = 1_000
    /// The most that is read of a file: a thousand long lines.
    private static let longest = 4 << 20

    /// The lines kept at `path`, its folder made where it is missing; without a path they are kept in memory alone.
    public init(path: String?) {
        self.path = path
        guard let path, let folder = path.lastIndex(of: "/").map({ String(path[..<$0]) }) else { return }
        Self.makeFolder(folder)
        let kept = Self.read(path).split(separator: UInt8(ascii: "\n"))
        lines = kept.suffix(Self.most).compactMap { String(validating: $0, as: UTF8.self) }
        if kept.count > Self.most { replace() }
    }

    /// Adds a line; one that is blank or repeats the last is not worth recalling.
    public mutating func add(_ line: String) {
        guard line.contains(where: { !$0.isWhitespace }), line != lines.last, !line.contains("\n") else { return }
        lines.append(line)
        if lines.count > Self.most { lines.removeFirst() }
        guard let path else { return }
        // Appended in one write: two prompts at once keep the lines of both.
        Self.write(line + "\n", to: path, .appending)
    }

    private func replace() {
        guard let path else { return }
        let temporary = "\(path).\(ThisProcess.id)"
        Self.write(lines.map { $0 + "\n" }.joined(), to: temporary, .emptying)
        if (try? Paths.rename(temporary, to: path)) == nil { try? Paths.remove(temporary) }
    }

    private static func makeFolder(_ path: String) {
        var end = path.startIndex
        while let slash = path[end...].dropFirst().firstIndex(of: "/") {
            try? Paths.makeFolder(String(path[..<slash]), permissions: 0o700)
            end = slash
        }
        try? Paths.makeFolder(path, permissions: 0o700)
    }

    private static func read(_ path: String) -> [UInt8] {
        (try? Descriptor(opening: path, [.withoutFollowing, .withoutWaiting]).read(atMost: longest)) ?? []
    }

    private static func write(_ text: String, to path: String, _ options: OpenOptions) {
        let options = options.union([.writing, .creating, .withoutFollowing, .withoutWaiting])
        guard let file = try? Descriptor(opening: path, options) else { return }
        // A file that another program made may be readable by others than its owner.
        try? file.setPermissions(0o600)
        try? file.write(Array(text.utf8))
    }
}
