import AvalSource
import AvalValues

/// The mutants that nobody need notice, each with the reason: a file beside the samples.
public struct ExplainedMutants: Sendable {
    /// The keys of an entry.
    static let keys = ["ou", "de", "vers", "raison"]

    /// A mutant, and why it changes nothing that matters.
    public struct Entry: Sendable {
        /// What the thing that is changed is called.
        public let name: String
        /// What stands there.
        public let from: String
        /// What it becomes.
        public let to: String
        /// Why nobody need notice.
        public let reason: String
        /// Where the entry stands.
        public let span: SourceSpan

        /// In one line, for a person.
        public var line: String {
            "\(span.file.path):\(span.start.line) : cette entrée n'explique aucun mutant (« \(from) » en « \(to) », \(name))"
        }

        func explains(_ mutant: Mutant) -> Bool { name == mutant.name && from == mutant.from && to == mutant.to }
    }

    /// The entries, in the file's order.
    public let entries: [Entry]
    /// What is wrong with the file.
    public let findings: [Finding]

    /// No entries.
    public static let none = ExplainedMutants(entries: [], findings: [])

    private init(entries: [Entry], findings: [Finding]) { (self.entries, self.findings) = (entries, findings) }

    /// The entries of a file.
    public init(_ file: SourceFile) {
        let log = FindingLog()
        let (root, found) = YAMLReader.read(file)
        log.add(found)
        let items = root?.list("le fichier des mutants expliqués", log) ?? []
        entries = items.compactMap { item in
            guard let map = YAMLMap(item, what: "un mutant expliqué", log: log) else { return nil }
            map.refuseUnknownKeys(Self.keys)
            guard let name = map.requiredString("ou"), let from = map.requiredString("de"),
                let to = map.requiredString("vers"), let reason = map.requiredString("raison")
            else { return nil }
            return Entry(name: name, from: from, to: to, reason: reason, span: map.head)
        }
        findings = log.findings
    }
}
