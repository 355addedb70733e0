/// A code of findings as the catalogue shows it.
public struct FindingEntry: Sendable, Hashable {
    /// The stable word that programs match (`nom_inconnu`).
    public let code: String
    /// How much its findings mostly weigh.
    public let severity: Finding.Severity
    /// A short French title for experts.
    public let title: String
    /// What is read or checked when it is found, as a French heading.
    public let stage: String

    init(_ code: some FindingCode, stage: String) {
        self.code = code.rawValue
        self.stage = stage
        (severity, title) = (code.title.severity, code.title.words)
    }
}
