import AvalSource

/// The files of a rule set, whole and in memory: nothing that happens on the disk changes them any more.
public struct RuleFiles: Sendable {
    /// One file, under the path that names it in verdicts.
    public struct Entry: Sendable {
        /// Relative to the folder of its sort, with `/` between names (`anomalies/ages.yaml`).
        public let path: String
        /// Its text, under the path to show to people (`Rules/anomalies/ages.yaml`).
        public let source: SourceFile

        /// A file with its two paths.
        public init(path: String, source: SourceFile) {
            self.path = path
            self.source = source
        }

        /// Whether no verdict depends on it, where it is a file of rules: the declaration that examples start from, and what is
        /// out of control.
        public var definesNothing: Bool { ["modele.yaml", "hors_controle.yaml"].contains(path) }
    }

    /// The rules, by path in byte order.
    public let rules: [Entry]
    /// The tariffs, by path in byte order.
    public let tariffs: [Entry]
    /// What names these very bytes under these very paths, wherever the folders stand: `sha256:` and 64 hexadecimal
    /// digits.
    public let version: String

    /// A set made of files already in memory; each list is put in the byte order of its paths.
    public init(rules: [Entry], tariffs: [Entry]) {
        func sorted(_ entries: [Entry]) -> [Entry] {
            entries.sorted { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
        }
        self.rules = sorted(rules)
        self.tariffs = sorted(tariffs)
        version = Self.version(rules: self.rules, tariffs: self.tariffs)
    }

    /// The files of one sort.
    public subscript(kind: RuleFolders.Kind) -> [Entry] { kind == .rules ? rules : tariffs }

    /// How many files there are.
    public var count: Int { rules.count + tariffs.count }

    /// SHA-256 over, for each file, its sort (one byte), the length of its path, its path, its length and its bytes;
    /// lengths are 64 bits, the heaviest byte first. With every length said, no two sets frame alike.
    private static func version(rules: [Entry], tariffs: [Entry]) -> String {
        var digest = SHA256Digest()
        for (kind, entries) in [(RuleFolders.Kind.rules, rules), (.tariffs, tariffs)] {
            for entry in entries {
                digest.add([kind.rawValue])
                add(Array(entry.path.utf8), to: &digest)
                add(entry.source.bytes, to: &digest)
            }
        }
        return digest.text()
    }

    private static func add(_ bytes: [UInt8], to digest: inout SHA256Digest) {
        digest.add((0..<8).map { UInt8(truncatingIfNeeded: bytes.count >> (56 - 8 * $0)) })
        digest.add(bytes)
    }
}
