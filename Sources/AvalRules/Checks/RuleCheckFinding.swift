import AvalSource
import AvalValues

/// What is well formed and yet probably not meant, and names that are taken.
enum RuleCheckFinding: FindingKind {
    static let stage = "Vérifications"

    /// `what` is the rule, the case or the period, with its article.
    case neverInForce(what: String, coverage: CalendarDate)
    case beforeCoverage(what: String, coverage: CalendarDate)
    case takenName(String, what: String)
    /// The code of a rule that asks for the estimate and is of an earlier step.
    case beforeEstimate(String)
    case unusedFact(String)
    case unusedAttribute(String)
    case unusedNomenclature(String)

    enum Code: String, FindingCode {
        case neverInForce = "jamais_en_vigueur"
        case beforeCoverage = "avant_couverture"
        case beforeEstimate = "etape_avant_estimation"
        case unusedFact = "fait_inutile"
        case unusedAttribute = "attribut_inutile"
        case unusedNomenclature = "nomenclature_inutile"

        var title: FindingTitle {
            switch self {
            case .neverInForce: .warning("Règle ou période jamais en vigueur")
            case .beforeCoverage: .warning("Dates antérieures à la couverture")
            case .beforeEstimate: .error("Règle qui lit l'estimation avant son étape")
            case .unusedFact: .warning("Fait dont rien ne se sert")
            case .unusedAttribute: .warning("Attribut de déterminant dont rien ne se sert")
            case .unusedNomenclature: .warning("Nomenclature dont rien ne se sert")
            }
        }
    }

    var text: FindingText<Code> {
        switch self {
        case .neverInForce(let what, let coverage):
            .init(
                .neverInForce, "\(what) finit avant le \(coverage), premier jour que couvrent les règles",
                help: "supprimez ce qui n'est plus jugé, ou corrigez « au »")
        case .beforeCoverage(let what, let coverage):
            .init(
                .beforeCoverage, "\(what) commence avant le \(coverage), premier jour que couvrent les règles",
                help: "écrivez « du: \(coverage) », ou corrigez la date de couverture.yaml")
        case .takenName(let name, let what):
            .init(
                .repeatedName, "« \(name) » est déjà le nom d'un champ ou d'un fait fourni",
                help: "donnez un autre nom à \(what)")
        case .beforeEstimate(let code):
            .init(
                .beforeEstimate, "« \(code) » lit l'estimation, et son étape vient avant celle où il y en a une",
                help: "écrivez « etape: estimation » ou « etape: signature »")
        case .unusedFact(let name):
            .init(
                .unusedFact, "aucune règle, aucun tarif ne se sert du fait « \(name) »",
                help: "servez-vous-en, ou supprimez-le")
        case .unusedAttribute(let name):
            .init(
                .unusedAttribute, "aucune règle ne lit l'attribut « \(name) »",
                help: "lisez-le dans une règle sur « chaque determinant … » (« attributs.\(name) »), ou supprimez-le")
        case .unusedNomenclature(let name):
            .init(
                .unusedNomenclature, "aucune règle ne se sert de la nomenclature « \(name) »",
                help: "écrivez une règle qui la consulte (« code in \(name) »), ou supprimez le fichier")
        }
    }
}
