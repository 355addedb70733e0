/// The words that authors write in French and the language has in English; those for functions stand with the functions.
enum FrenchWords {
    /// What to write instead of a word of the language.
    static let keywords = [
        "et": "and", "ou": "or", "si": "if", "alors": "then", "sinon": "else", "non": "not(…)", "vrai": "true",
        "faux": "false", "oui": "true", "nul": "null", "vide": "null", "rien": "null", "dans": "in", "parmi": "in",
        "entre": "between … and …", "pour": "for", "chaque": "every", "AND": "and", "OR": "or", "NOT": "not(…)",
        "True": "true", "TRUE": "true", "False": "false", "FALSE": "false", "NULL": "null", "Null": "null",
        "nil": "null", "undefined": "null",
    ]
}
