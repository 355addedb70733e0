import AvalSource

/// What is not well with a daemon beside its rules, told where its rules' troubles are.
public enum ServiceFinding: FindingKind {
    /// The heading of these findings.
    public static let stage = "Service"

    /// Nobody reads the log: so many lines were dropped.
    case journalBlocked(Int)

    /// The codes of these findings.
    public enum Code: String, FindingCode {
        /// Nobody reads the log.
        case journalBlocked = "journal_bloque"

        /// The title of the findings with this code.
        public var title: FindingTitle {
            switch self {
            case .journalBlocked: .warning("Journal que personne ne lit")
            }
        }
    }

    /// The words of a finding.
    public var text: FindingText<Code> {
        switch self {
        case .journalBlocked(let count):
            .init(
                .journalBlocked, "Personne ne lit l'erreur standard : \(count) lignes du journal sont perdues",
                help: "relancez ce qui la lit")
        }
    }
}
