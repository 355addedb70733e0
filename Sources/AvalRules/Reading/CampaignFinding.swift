import AvalSource

/// What can be wrong in `campagnes.yaml`.
enum CampaignFinding: FindingKind {
    static let stage = "Campagnes"

    case closedBeforeOpening
    case generatedAfterOpening
    case dueBeforeOpening
    case farFromYear(opening: Int)
    case overlap(later: Int, earlier: Int, SourceSpan)

    enum Code: String, FindingCode {
        case inconsistentDate = "date_incoherente"
        case overlap = "campagnes_superposees"

        var title: FindingTitle {
            switch self {
            case .inconsistentDate: .warning("Date de campagne incohérente")
            case .overlap: .warning("Campagnes qui se chevauchent")
            }
        }
    }

    var text: FindingText<Code> {
        switch self {
        case .closedBeforeOpening:
            .init(
                .reversedPeriod, "la campagne ferme avant d'avoir ouvert",
                help: "échangez « ouverture » et « cloture », ou corrigez l'une des deux dates")
        case .generatedAfterOpening:
            .init(
                .inconsistentDate, "les déclarations seraient préparées après l'ouverture de la campagne",
                help: "vérifiez « generee » et « ouverture »")
        case .dueBeforeOpening:
            .init(
                .inconsistentDate, "le paiement serait exigible avant l'ouverture de la campagne",
                help: "vérifiez « exigible » et « ouverture »")
        case .farFromYear(let opening):
            .init(
                .inconsistentDate, "cette campagne ouvre en \(opening), loin de son exercice",
                help: "vérifiez « exercice » et « ouverture »")
        case .overlap(let later, let earlier, let span):
            .init(
                .overlap, "la campagne \(later) ouvre avant la fin de la campagne \(earlier)",
                help: "vérifiez leurs dates d'ouverture et de clôture",
                related: [.init("l'autre campagne est ici", at: span)])
        }
    }
}
