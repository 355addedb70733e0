import AvalSource

/// What can be wrong with the vocabulary as a whole: its records, its lists of words, and the fields that judging needs.
enum SchemaFinding: FindingKind {
    static let stage = "Vocabulaire"

    case unusedRecord(String)
    case unknownRecord(String, list: String, near: String?)
    case unknownWordList(String, near: String?)
    case unknownCodeList(String, near: String?)
    /// `type` is the word of the field's type.
    case neededField(String, type: String, record: String, isRequired: Bool)
    /// A field that a payment mode needs.
    case unknownField(String, near: String?)

    enum Code: String, FindingCode {
        case unusedRecord = "fiche_inutile"
        case unknownWordList = "liste_inconnue"
        case neededField = "champ_du_contrat"

        var title: FindingTitle {
            switch self {
            case .unusedRecord: .error("Fiche dont aucune liste n'est faite")
            case .unknownWordList: .error("Liste de mots inconnue")
            case .neededField: .error("Champ dont le portail a besoin")
            }
        }
    }

    var text: FindingText<Code> {
        switch self {
        case .unusedRecord(let name):
            .init(
                .unusedRecord, "aucune liste de la déclaration n'est faite de « \(name) »",
                help: "ajoutez sous « declaration » un champ avec « liste_de: \(name) », ou supprimez la fiche")
        case .unknownRecord(let name, let list, let near):
            .init(
                .unknownRecord, "« \(list) » est une liste de « \(name) », qu'aucune fiche ne décrit",
                help: near.map { "vouliez-vous dire « \($0) » ?" } ?? "décrivez cette fiche au premier niveau")
        case .unknownWordList(let name, let near):
            .init(
                .unknownWordList, "« \(name) » n'est pas une liste de mots connue",
                help: near.map { "vouliez-vous dire « \($0) » ?" } ?? "écrivez les mots entre crochets : [a, b]")
        case .unknownCodeList(let name, let near):
            .init(
                .unknownWordList, "« \(name) » n'est pas une nomenclature connue",
                help: near.map { "vouliez-vous dire « \($0) » ?" } ?? "écrivez-la dans un fichier de « nomenclatures/ »"
            )
        case .neededField(let name, let type, let record, let isRequired):
            .init(
                .neededField,
                "« \(record) » doit avoir un champ « \(name) » de type \(type)\(isRequired ? ", obligatoire" : "")",
                help: "le portail compte sur ce champ : rétablissez-le")
        case .unknownField(let name, let near):
            .init(
                .unknownField, "« \(name) » n'est pas un champ de la déclaration",
                help: near.map { "vouliez-vous dire « \($0) » ?" } ?? "écrivez un champ du vocabulaire")
        }
    }
}
