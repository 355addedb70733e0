import AvalSource

/// What may be wrong with prices that are well written.
enum PriceFinding: FindingKind {
    static let stage = "Prix d'un tarif"

    /// A price of nothing.
    case zero
    /// A price that has nothing to do with that of the year before.
    case far(String, String, SourceSpan)
    /// A contribution outside what the law allows.
    case outOfBounds(String, PriceBounds)

    enum Code: String, FindingCode {
        case zero = "prix_nul"
        case far = "prix_invraisemblable"
        case outOfBounds = "cotisation_hors_bornes"

        var title: FindingTitle {
            switch self {
            case .zero: .warning("Prix nul")
            case .far: .warning("Prix sans rapport avec celui de l'année d'avant")
            case .outOfBounds: .warning("Cotisation hors des bornes légales")
            }
        }
    }

    var text: FindingText<Code> {
        switch self {
        case .zero:
            .init(
                .zero, "ce prix est nul",
                help: "écrivez le prix, ou rangez ceux qui ne paient rien sous « non_factures »")
        case .far(let price, let earlier, let span):
            .init(
                .far, "ce prix est de \(price), et celui de l'année d'avant de \(earlier)",
                help: "vérifiez le point décimal de l'un et de l'autre",
                related: [.init("le prix de l'année d'avant est ici", at: span)])
        case .outOfBounds(let price, let bounds):
            .init(
                .outOfBounds,
                "une cotisation de \(price) sort des bornes de \(bounds.exercice), \(bounds.text) "
                    + "(\(bounds.percent.lowerBound) à \(bounds.percent.upperBound) % du coût moyen national, "
                    + "\(Money.french(bounds.average)) ; \(bounds.reference))",
                help: "corrigez le prix, ou écrivez sous « hors_bornes » pourquoi il en sort : "
                    + "décision de l'assemblée générale, ligne qui n'est pas la cotisation annuelle")
        }
    }
}
