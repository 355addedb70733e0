import AvalSource

/// What is not well with a daemon beside its rules, told where its rules' troubles are.
public enum ServiceFinding: FindingKind {
    /// The heading of these findings.
    public static let stage = "Service"

    /// Nobody reads the log: so many lines were dropped.
    case journalBlocked(Int)
    /// Nothing can be signed, for this reason.
    case signingRefused(String)
    /// What was found at the end of the journal of what was signed.
    case signingNotice(String)

    /// The codes of these findings.
    public enum Code: String, FindingCode {
        /// Nobody reads the log.
        case journalBlocked = "journal_bloque"
        /// Nothing can be signed.
        case signingRefused = "signature_impossible"
        /// What was found at the end of the journal.
        case signingNotice = "journal_des_signatures"

        /// The title of the findings with this code.
        public var title: FindingTitle {
            switch self {
            case .journalBlocked: .warning("Journal que personne ne lit")
            case .signingRefused: .warning("Signature impossible")
            case .signingNotice: .warning("Journal des signatures remis en ordre")
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
        case .signingRefused(let reason): .init(.signingRefused, "Rien ne peut être signé : \(reason)")
        case .signingNotice(let words): .init(.signingNotice, "Journal des signatures : \(words)")
        }
    }
}
