/// The words that authors write in French and the language has in English.
enum FrenchWords {
    /// What to write instead of a word of the language.
    static let keywords = [
        "et": "and", "ou": "or", "si": "if", "alors": "then", "sinon": "else", "non": "not(…)", "vrai": "true",
        "faux": "false", "oui": "true", "nul": "null", "vide": "null", "rien": "null", "dans": "in", "parmi": "in",
        "entre": "between … and …", "pour": "for", "chaque": "every", "AND": "and", "OR": "or", "NOT": "not(…)",
        "True": "true", "TRUE": "true", "False": "false", "FALSE": "false", "NULL": "null", "Null": "null",
        "nil": "null", "undefined": "null",
    ]

    /// The function that does what a French name, or one of other languages, asks for.
    static let functions = [
        "somme": "sum", "compte": "count", "compter": "count", "nombre": "count", "longueur": "string length",
        "length": "string length", "len": "string length", "size": "count", "moyenne": "mean", "average": "mean",
        "avg": "mean", "arrondi": "round half up", "round": "round half up", "absolu": "abs", "contient": "contains",
        "commence par": "starts with", "finit par": "ends with", "majuscules": "upper case", "upper": "upper case",
        "minuscules": "lower case", "lower": "lower case", "non": "not", "racine": "sqrt", "maximum": "max",
        "minimum": "min", "trier": "sort", "texte": "string", "jour": "date", "heure": "time", "durée": "duration",
        "duree": "duration", "includes": "list contains", "startsWith": "starts with", "endsWith": "ends with",
    ]
}
