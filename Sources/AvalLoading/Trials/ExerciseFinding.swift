import AvalSource

/// What no example, scenario or sample exercises, so that it may be wrong without anybody seeing it.
public enum ExerciseFinding: FindingKind {
    /// Where these are found.
    public static let stage = "Ce que rien n'exerce"

    /// What people call it, and what is still to be shown of it.
    case never(String, missing: [String])

    /// The one code.
    public enum Code: String, FindingCode {
        /// Something that nothing exercises.
        case never = "jamais_exerce"

        /// Its title.
        public var title: FindingTitle { .warning("Règle, période, ligne ou cas que rien n'exerce") }
    }

    /// What to say of it.
    public var text: FindingText<Code> {
        switch self {
        case .never(let name, let missing):
            .init(
                .never, "\(name) : \(missing.joined(separator: " ; "))",
                help: "ajoutez un exemple ou un scénario qui le montre : une faute de frappe ici passerait inaperçue")
        }
    }
}
