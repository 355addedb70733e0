import AvalSource

/// What can be wrong in `vocabulaire.yaml`.
enum VocabularyFinding: FindingKind {
    static let stage = "Vocabulaire"

    case noDeclaration
    /// `what` has the fields, with its article.
    case tooManyFields(what: String)
    case noType(String)
    /// A field without braces; `type` is the type that it may have.
    case fieldWithoutKeys(String, type: String)
    case nestedList
    case noWord
    /// A label of what is none of the field's words.
    case labelOfNoWord(String)
    /// Days of what is none of the field's words.
    case periodOfNoWord(String)
    /// A word's days without a first or a last one.
    case periodWithoutDay(String)
    /// A key that fields of these types alone have.
    case keyOfOtherType(String, types: [String])
    case contradictoryReading

    enum Code: String, FindingCode {
        case tooManyFields = "trop_de_champs"
        case nestedList = "liste_imbriquee"
        case contradictoryReading = "lecture_contradictoire"
        case labelOfNoWord = "libelle_sans_mot"
        case periodOfNoWord = "periode_sans_mot"

        var title: FindingTitle {
            switch self {
            case .tooManyFields: .error("Trop de champs")
            case .nestedList: .error("Liste de fiches imbriquée")
            case .contradictoryReading: .error("Lectures qui s'excluent")
            case .labelOfNoWord: .error("Libellé d'un mot qui n'est pas permis")
            case .periodOfNoWord: .error("Période d'un mot qui n'est pas permis")
            }
        }
    }

    var text: FindingText<Code> {
        switch self {
        case .noDeclaration:
            .init(
                .missingKey, "le vocabulaire doit avoir une fiche « declaration »",
                help: "ajoutez « declaration: » et ses champs")
        case .tooManyFields(let what):
            .init(.tooManyFields, "\(what) a plus de 64 champs", help: "répartissez-les en groupes")
        case .noType(let name):
            .init(
                .missingKey, "le champ « \(name) » doit avoir la clé « type »",
                help: "ajoutez par exemple « type: texte »")
        case .fieldWithoutKeys(let name, let type):
            .init(
                .unexpectedValue, "le champ « \(name) » se décrit par ses clés, entre accolades",
                help: "écrivez « \(name): {type: \(type)} »")
        case .nestedList:
            .init(
                .nestedList, "une liste de fiches ne peut être qu'un champ de la déclaration elle-même",
                help: "déplacez-la directement sous « declaration: »")
        case .noWord:
            .init(.emptyList, "ce champ n'a aucun mot possible", help: "écrivez les mots : parmi: [a, b]")
        case .labelOfNoWord(let word):
            .init(
                .labelOfNoWord, "« \(word) » a un libellé, et n'est pas un mot de ce champ",
                help: "écrivez ce mot sous « parmi », ou ôtez son libellé")
        case .periodOfNoWord(let word):
            .init(
                .periodOfNoWord, "« \(word) » a une période, et n'est pas un mot de ce champ",
                help: "écrivez ce mot sous « parmi », ou ôtez sa période")
        case .periodWithoutDay(let word):
            .init(
                .missingKey, "la période de « \(word) » n'a ni premier ni dernier jour",
                help: "écrivez « \(word): {du: 2027-01-01} », ou ôtez sa période")
        case .keyOfOtherType(let key, let types):
            .init(
                .movedKey,
                "« \(key) » n'a de sens que si le type est "
                    + types.map { "« \($0) »" }.joined(separator: " ou "),
                help: "supprimez « \(key) », ou changez le type")
        case .contradictoryReading:
            .init(
                .contradictoryReading, "« majuscules » et « minuscules » s'excluent", help: "gardez l'une des deux")
        }
    }
}
