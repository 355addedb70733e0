import AvalSource

/// What can be wrong with a mapping of columns.
enum CSVMappingFinding: FindingKind {
    static let stage = "Correspondances de colonnes"

    case unknownField(String, near: String?)
    case repeatedField(String, first: SourceSpan)
    case repeatedHeader(String, first: SourceSpan)
    case columnAndValue(String, column: SourceSpan)
    case repeatedWord(String, first: SourceSpan)
    case unknownWord(String, field: String, near: String?, words: [String])
    case wordsOfOtherField(String)
    case wrongDate(String)
    case noCentury

    var text: FindingText<NoFindingCode> {
        switch self {
        case .unknownField(let name, let near):
            .init(
                .unknownField, "« \(name) » n'est pas un champ d'une déclaration",
                help: near.map { "vouliez-vous dire « \($0) » ?" }
                    ?? "les champs sont les en-têtes de « aval batch --template-csv »")
        case .repeatedField(let name, let first):
            .init(
                .repeatedName, "« \(name) » est déjà rempli par une autre colonne",
                help: "gardez-en une, et mettez l'autre dans « ignorees »",
                related: [.init("la première est ici", at: first)])
        case .repeatedHeader(let name, let first):
            .init(
                .repeatedName, "l'en-tête « \(name) » est déjà dans la correspondance",
                help: "gardez-en un : la casse, les accents et la ponctuation ne comptent pas",
                related: [.init("le premier est ici", at: first)])
        case .columnAndValue(let field, let column):
            .init(
                .repeatedName, "« \(field) » est déjà rempli par une colonne",
                help: "gardez la colonne, ou la valeur", related: [.init("la colonne est ici", at: column)])
        case .repeatedWord(let word, let first):
            .init(
                .repeatedName, "« \(word) » a déjà un autre sens",
                help: "gardez-en un : la casse, les accents et la ponctuation ne comptent pas",
                related: [.init("le premier est ici", at: first)])
        case .unknownWord(let word, let field, let near, let words):
            .init(
                .unknownWord, "« \(word) » n'est pas une valeur de « \(field) »",
                help: near.map { "vouliez-vous dire « \($0) » ?" }
                    ?? "valeurs possibles : \(words.joined(separator: ", "))")
        case .wordsOfOtherField(let field):
            .init(
                .unexpectedValue, "« \(field) » n'a pas de liste de mots",
                help: "« mots » sert aux champs de type mot, oui_non, code et codes")
        case .wrongDate(let text):
            .init(
                .unexpectedValue, "« \(text) » n'est pas l'année où commencent les années à deux chiffres",
                help: "écrivez une année : 1930 lit « 80 » comme 1980 et « 24 » comme 2024")
        case .noCentury:
            .init(
                .emptyValue, "la correspondance ne dit rien", help: "écrivez au moins la clé « colonnes »")
        }
    }
}
