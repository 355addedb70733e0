import AvalSource

/// What can be wrong with days, numbers and durations; the text is their key.
enum RuleValueFinding: FindingKind {
    static let stage = "Dates, nombres et durées"

    case impossibleDay(String, written: String)
    case reversedPeriod(start: SourceSpan)
    case notInteger(String, ClosedRange<Int>)
    case notMonths(String, meant: Int)
    case notAmount(String)
    /// A key that another one makes meaningless.
    case besideOther(String, other: String)

    enum Code: String, FindingCode {
        case impossibleDay = "date_impossible"
        case notMonths = "duree_inattendue"

        var title: FindingTitle {
            switch self {
            case .impossibleDay: .error("Date que le calendrier n'a pas")
            case .notMonths: .error("Durée qui n'est pas en mois")
            }
        }
    }

    var text: FindingText<Code> {
        switch self {
        case .impossibleDay(let key, let written):
            .init(
                .impossibleDay, "« \(key) » : le calendrier n'a pas de jour \(written)",
                help: "corrigez le mois ou le jour")
        case .reversedPeriod(let start):
            .init(
                .reversedPeriod, "la période finit avant d'avoir commencé",
                help: "échangez les deux dates, ou corrigez l'une",
                related: [.init("la période commence ici", at: start)])
        case .notInteger(let key, let range):
            .init(
                .unexpectedNumber,
                "« \(key) » doit être un nombre entier de \(range.lowerBound) à \(range.upperBound)",
                help: "écrivez-le en chiffres, sans espace ni virgule")
        case .besideOther(let key, let other):
            .init(
                .unneededKey, "« \(key) » n'a pas de sens à côté de « \(other) »", help: "gardez l'une des deux clés")
        case .notMonths(let key, let meant):
            .init(
                .notMonths, "« \(key) » doit être une durée en mois",
                help: "écrivez par exemple « \(meant) mois »")
        case .notAmount(let key):
            .init(
                .unexpectedNumber, "« \(key) » doit être un montant en euros, avec ses deux décimales",
                help: "écrivez par exemple « 115.50 »")
        }
    }
}
