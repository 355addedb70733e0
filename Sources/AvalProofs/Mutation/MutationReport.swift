import AvalJSON
import AvalSource

/// What came of changing rules in small ways.
public struct MutationReport: Sendable {
    /// How many mutants were tried.
    public internal(set) var count = 0
    /// How many an example, a scenario or a sample noticed.
    public internal(set) var noticed = 0
    /// How many the checks of the files refused, or told something of.
    public internal(set) var refused = 0
    /// Those that nobody noticed, in the order of the files, the explained ones too.
    public internal(set) var survivors: [Survivor] = []
    /// The entries that explain nothing.
    public internal(set) var useless: [ExplainedMutants.Entry] = []
    /// What is wrong with the file of explained mutants and with the scenarios.
    public internal(set) var findings: [Finding] = []

    /// Those that nobody noticed and no entry explains.
    public var unexplained: [Survivor] { survivors.filter { $0.explanation == nil } }

    /// Whether all is as it should be.
    public var isClean: Bool { unexplained.isEmpty && useless.isEmpty && findings.isEmpty }

    /// In one line, for a person.
    public var summary: String {
        "\(count) mutants : \(noticed) remarqués, \(refused) refusés par les vérifications, "
            + "\(survivors.count - unexplained.count) expliqués, \(unexplained.count) survivants."
    }

    /// For a program: the counts, `survivants`, `expliques` and `entrees_inutiles`.
    public var json: JSONValue {
        [
            "mutants": .integer(count), "remarques": .integer(noticed), "refuses": .integer(refused),
            "survivants": .array(unexplained.map(\.json)),
            "expliques": .array(survivors.filter { $0.explanation != nil }.map(\.json)),
            "entrees_inutiles": .array(useless.map { .string($0.line) }),
        ]
    }
}
