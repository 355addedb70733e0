import AvalSystem

/// How declarations stand in an input. Each form is described in the file of what reads it, and named in ``all``.
public struct InputForm: Sendable {
    /// All forms, the usual one first: an input that shows the sign of no other is of that one.
    public static let all = [lines, table, database]

    /// Its word: what `--format` takes, and what the sheet of a batch says.
    public let word: String
    /// How the names of its files end.
    let endings: [String]
    /// What tells its files from others.
    let sign: Sign
    /// What is said of a file that cannot be read compressed; nil where it can.
    let whyNotPacked: String?
    /// Makes what reads a file of this form, from a position that an earlier chunk ended at.
    let open: @Sendable (InputFile, InputSettings, Position, StopSign) throws(BatchError) -> any ChunkSource
    /// What the beginning of a file is now, as far as its extent goes.
    var mark: @Sendable (InputFile, InputSettings, Int, StopSign) throws(BatchError) -> ReadMark = {
        (file, _, extent, stop) throws(BatchError) in try ByteStream.mark(of: file, extent: extent, stop: stop)
    }
    /// What tells that a file changed, besides its size and the time of its change.
    var stamp: @Sendable (String, FileStatus) -> UInt64 = { UInt64(bitPattern: Int64($1.changed)) }

    /// What tells the files of a form.
    enum Sign: Sendable {
        /// Nothing: whatever shows no other sign.
        case none
        /// Their names.
        case name
        /// Their first bytes; `else` is said of a file that has their name and begins otherwise.
        case firstBytes(String, else: String)
    }

    /// How the names of files end that are taken from folders.
    static let endings = all.flatMap { $0.endings + ($0.whyNotPacked == nil ? $0.endings.map { $0 + ".gz" } : []) }

    /// The words of all forms, as a sentence lists them.
    public static var words: String { listed(all.map(\.word)) }

    /// How the names of files end that are taken from folders, as a sentence lists them.
    public static var plainEndings: String { listed(all.flatMap(\.endings)) }

    private static func listed(_ words: [String]) -> String {
        words.dropLast().joined(separator: ", ") + " ou " + (words.last ?? "")
    }

    /// Whether a name ends as those of its files do.
    func names(_ name: String) -> Bool { endings.contains(where: name.hasSuffix) }
}

extension InputForm: RawRepresentable, CaseIterable, Hashable {
    /// All forms.
    public static var allCases: [InputForm] { all }

    /// Its word.
    public var rawValue: String { word }

    /// The form of that word; nil where there is none.
    public init?(rawValue: String) {
        guard let form = Self.all.first(where: { $0.word == rawValue }) else { return nil }
        self = form
    }

    /// Whether they are one form.
    public static func == (one: InputForm, other: InputForm) -> Bool { one.word == other.word }

    /// Hashes its word.
    public func hash(into hasher: inout Hasher) { hasher.combine(word) }
}
