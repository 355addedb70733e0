import AvalSource

/// What can be wrong with the model, with the examples of a rule, and with which of them there are.
enum ExampleCheckFinding: FindingKind {
    static let stage = "Modèle et exemples"

    case unfitTemplate(UnfitEntry)
    case unfitExample(UnfitEntry)
    /// A code that no determinant of the example's day has.
    case unknownCode(CodeWalk.Unknown)
    /// An example whose outcome depends on what the service publishes of its prices, and that does not say it.
    case noTariff(code: String)
    case noExample(code: String)
    /// All examples show the anomaly, or none does.
    case oneSided(code: String, showsFiring: Bool)

    enum Code: String, FindingCode {
        case unfitTemplate = "modele_invalide"
        case unfitExample = "exemple_douteux"
        case noExample = "exemples_absents"
        case oneSided = "exemples_incomplets"

        var title: FindingTitle {
            switch self {
            case .unfitTemplate: .error("Modèle de déclaration invalide")
            case .unfitExample: .warning("Exemple douteux")
            case .noExample: .warning("Anomalie sans exemple")
            case .oneSided: .warning("Exemples incomplets")
            }
        }
    }

    var text: FindingText<Code> {
        switch self {
        case .unfitTemplate(let entry): .init(.unfitTemplate, entry.message, help: entry.help)
        case .unfitExample(let entry): .init(.unfitExample, entry.message, help: entry.help)
        case .unknownCode(let code): .init(.unfitExample, code.message, help: code.help)
        case .noTariff(let code):
            .init(
                .unfitExample,
                "« \(code) » dépend du tarif de l'exercice, que chaque service publie : l'exemple ne dit pas lequel il suppose",
                help: "ajoutez « tarif: » et l'un de "
                    + SupposedTariff.allCases.map { "« \($0.rawValue) »" }.joined(separator: ", "))
        case .noExample(let code):
            .init(
                .noExample, "l'anomalie « \(code) » n'a pas d'exemple",
                help: "ajoutez « exemples: » avec un cas où elle paraît et un cas où elle ne paraît pas")
        case .oneSided(let code, let showsFiring):
            .init(
                .oneSided,
                "aucun exemple ne montre quand l'anomalie « \(code) » \(showsFiring ? "ne paraît pas" : "paraît")",
                help: "ajoutez un exemple avec « anomalie: \(showsFiring ? "non" : "oui") »")
        }
    }
}
