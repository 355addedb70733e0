import AvalSystem

/// Files that people keep and name: declarations, scenarios, samples. The rules have a stricter reader.
public enum UserFiles {
    /// The longest file read, in bytes.
    private static let limit = 64 << 20

    /// The bytes of a file of at most 64 MiB.
    public static func read(_ path: String) -> Result<[UInt8], FileReadingError> {
        attempt(path, "lu") { () throws(SystemError) in
            try WholeFile.read(path, atMost: limit + 1)
        }.flatMap { bytes in
            bytes.count > limit ? .failure(FileReadingError("« \(path) » dépasse 64 Mio")) : .success(bytes)
        }
    }

    /// Writes a file whole: readers see the old one or the new one.
    public static func write(_ bytes: [UInt8], to path: String) -> Result<Void, FileReadingError> {
        attempt(path, "écrit") { () throws(SystemError) in
            try WholeFile.replace(path, with: bytes, permissions: 0o644)
        }
    }

    /// The paths below a folder whose names end so, in byte order, hidden ones left out; a path that is a file stands for
    /// itself.
    public static func find(_ path: String, suffix: String) -> Result<[String], FileReadingError> {
        attempt(path, "lu") { () throws(SystemError) in
            guard try FileStatus(of: path).kind == .folder else { return [path] }
            return try FolderWalk.run(path, SuffixSearch(suffix: suffix)).found
        }
    }

    private static func attempt<Value>(
        _ path: String, _ verb: String, _ work: () throws(SystemError) -> Value
    ) -> Result<Value, FileReadingError> {
        do throws(SystemError) { return .success(try work()) } catch {
            return .failure(FileReadingError(path, verb: verb, error))
        }
    }
}

/// Finds the files whose names end so, those of folders within folders too.
private struct SuffixSearch: FolderVisitor {
    typealias Stop = SystemError

    let suffix: String
    private(set) var found: [String] = []

    /// A link may lead anywhere: a folder that deep holds nothing that people put there.
    private static let mostFolders = 15

    init(suffix: String) {
        self.suffix = suffix
    }

    func wants(_ name: [UInt8], in folder: WalkedPath) -> Bool { name.first != UInt8(ascii: ".") }

    mutating func meets(_ path: WalkedPath, _ status: FileStatus) -> Bool {
        if status.kind == .folder { return path.depth <= Self.mostFolders }
        if path.shown.hasSuffix(suffix) { found.append(path.shown) }
        return false
    }

    func misses(_ path: WalkedPath, _ error: SystemError, at step: WalkStep) throws(SystemError) { throw error }
}
