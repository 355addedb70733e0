import AvalSource

/// What can be wrong with an example of a line of a tariff.
enum TariffExampleFinding: FindingKind {
    static let stage = "Exemples des tarifs"

    case nothingExpected
    /// The code of the line, and what of it is not as expected.
    case different(String, [String])

    enum Code: String, FindingCode {
        case different = "tarif_dementi"

        var title: FindingTitle {
            switch self {
            case .different: .error("Exemple que le tarif dément")
            }
        }
    }

    var text: FindingText<Code> {
        switch self {
        case .nothingExpected:
            .init(
                .missingKey, "un exemple dit ce qu'il attend de sa ligne",
                help: "ajoutez « quantite: … », « prix_ht: … » ou « total_ht: … »")
        case .different(let code, let differences):
            .init(
                .different, "ligne « \(code) » : " + differences.joined(separator: " ; "),
                help: "corrigez la ligne, ou ce que l'exemple attend d'elle")
        }
    }
}
