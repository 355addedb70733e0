/// What the library of arguments says of a wrong command, in French.
public enum UsageMessage {
    /// What it says, and what we say instead.
    private static let words = [
        ("Error: ", "Erreur : "), ("Usage: ", "Emploi : "), ("Help:  ", "Aide : "),
        ("Missing expected argument ", "il manque l'argument "), ("Missing value for ", "il manque une valeur à "),
        ("Missing one of: ", "il manque l'un de : "), ("Missing required subcommand.", "il manque le verbe"),
        ("Unknown option ", "option inconnue "), (". Did you mean '", " ; vouliez-vous dire '"),
        ("Unexpected argument ", "argument inattendu "), (" unexpected arguments: ", " arguments inattendus : "),
        ("Invalid option: ", "option inconnue "), ("The value '", "la valeur '"),
        ("' is invalid for '", "' ne convient pas à '"), ("' is invalid.", "' ne convient pas"),
        ("The option '", "l'option '"), ("' does not take any value, but '", "' ne prend pas de valeur, et '"),
        ("' was specified.", "' a été donné"), ("Value to be set with flag ", "le choix de "),
        (" had already been set with flag ", " a déjà été fait par "), ("   or: ", "   ou : "),
        ("  See '", "  '"), ("' for more information.", "' en dit plus."),
    ]

    /// The message in French, line by line, without what would act on a terminal.
    public static func french(_ text: String) -> String {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
            words.reduce(String(line).shown) { $0.replacing($1.0, with: $1.1) }
        }
        return lines.joined(separator: "\n")
    }
}
