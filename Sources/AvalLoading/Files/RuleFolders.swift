/// Where the rules and the tariffs stand, as the person who started the program wrote it.
public struct RuleFolders: Sendable, Hashable {
    /// The two sorts of files that make a rule set.
    public enum Kind: UInt8, Sendable, Hashable, CaseIterable {
        /// What must hold.
        case rules = 0x52
        /// What things cost.
        case tariffs = 0x54

        /// The name of the folder that holds them, where nobody chose another.
        public var folderName: String { self == .rules ? "Rules" : "Tariffs" }
    }

    /// The folder of the rules.
    public let rules: String
    /// The folder of the tariffs.
    public let tariffs: String

    /// The two folders; slashes at the end of a path count for nothing.
    public init(rules: String, tariffs: String) {
        self.rules = Self.trimmed(rules)
        self.tariffs = Self.trimmed(tariffs)
    }

    /// The two folders under their usual names in `parent`.
    public init(in parent: String) {
        self.init(
            rules: Self.trimmed(parent) + "/" + Kind.rules.folderName,
            tariffs: Self.trimmed(parent) + "/" + Kind.tariffs.folderName)
    }

    /// The folder of one sort.
    public subscript(kind: Kind) -> String { kind == .rules ? rules : tariffs }

    private static func trimmed(_ path: String) -> String {
        var path = path
        while path.utf8.count > 1, path.utf8.last == UInt8(ascii: "/") { path.removeLast() }
        return path
    }
}
