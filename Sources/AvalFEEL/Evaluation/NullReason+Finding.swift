import AvalSource

/// Why an expression came out null is told beside its value.
extension NullReason: FindingKind {
    /// The heading of these findings.
    public static var stage: String { "Valeurs des expressions" }

    /// The code of these findings.
    public enum Code: String, FindingCode {
        /// A value that is null.
        case nullValue = "valeur_nulle"

        /// What it stands for.
        public var title: FindingTitle {
            switch self {
            case .nullValue: .warning("Valeur nulle")
            }
        }
    }

    /// The reason.
    public var text: FindingText<Code> { .init(.nullValue, message) }
}
