import AvalSource

/// What can be wrong in a file of `anomalies/`.
enum AnomalyFinding: FindingKind {
    static let stage = "Anomalies"

    case conditionBesideCases
    case noCase
    case exampleAmongCases
    case correctionWithoutKeys
    case wrongCorrectionKey(String, right: String, verb: String)
    case twoCorrections
    case expectedTwice
    /// An example that says nothing of what it expects, and the keys that would say it.
    case nothingExpected([String])
    /// A key of `par_defaut` that every rule of the file says itself.
    case unusedDefault(String)
    case noArticle(String)

    enum Code: String, FindingCode {
        case exampleAmongCases = "cas_inattendu"
        case unusedDefault = "defaut_inutile"
        case noArticle = "article_absent"

        var title: FindingTitle {
            switch self {
            case .exampleAmongCases: .error("Exemple parmi les cas")
            case .unusedDefault: .warning("Valeur par défaut dont rien ne se sert")
            case .noArticle: .warning("Anomalie sans article, et sans raison")
            }
        }
    }

    var text: FindingText<Code> {
        switch self {
        case .conditionBesideCases:
            .init(
                .movedKey, "une anomalie a soit une condition « si », soit des « cas »",
                help: "mettez cette condition dans l'un des cas")
        case .noCase:
            .init(
                .emptyList, "cette anomalie n'a aucun cas",
                help: "écrivez ses cas, ou une condition « si » à la place")
        case .exampleAmongCases:
            .init(
                .exampleAmongCases, "ceci est un exemple, et non un cas",
                help: "remettez la ligne « exemples: » au-dessus des exemples")
        case .unusedDefault(let key):
            .init(
                .unusedDefault, "chaque anomalie de ce fichier dit elle-même « \(key) »",
                help: "supprimez cette ligne, ou celles des anomalies qui la répètent")
        case .noArticle(let code):
            .init(
                .noArticle, "l'anomalie « \(code) » ne dit pas quel texte la fonde",
                help: "ajoutez « reference: … », ou « sans_article: » et pourquoi il n'y en a pas")
        case .correctionWithoutKeys:
            .init(
                .unexpectedValue, "« correction » dit un champ et ce qu'on y met",
                help: "écrivez par exemple « correction: {remplacer: categorie_declaree, par: categorie} »")
        case .wrongCorrectionKey(let key, let right, let verb):
            .init(
                .unknownKey, "avec « \(verb) », la valeur ne s'écrit pas « \(key) »", help: "écrivez « \(right): … »")
        case .twoCorrections:
            .init(
                .unneededKey, "une correction remplace ou ajoute, pas les deux",
                help: "gardez « remplacer » et « par », ou « ajouter » et « valeur »")
        case .expectedTwice:
            .init(
                .unneededKey, "« gravite » dit déjà que l'anomalie est attendue", help: "gardez l'une des deux clés")
        case .nothingExpected(let keys):
            .init(
                .missingKey, "un exemple dit ce qu'il attend",
                help: "ajoutez " + keys.dropLast().map { "« \($0) »" }.joined(separator: ", ")
                    + " ou « \(keys.last ?? "") »")
        }
    }
}
