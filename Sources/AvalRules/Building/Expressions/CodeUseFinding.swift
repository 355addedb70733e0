import AvalSource
import AvalValues

/// What can be wrong with the nomenclatures and the codes that expressions name.
enum CodeUseFinding: FindingKind {
    static let stage = "Codes dans les expressions"

    /// A list of which no edition holds on a day when it is asked.
    case notInForce(list: String, day: CalendarDate)
    /// A code that no edition of its list has.
    case unknown(code: String, list: String, near: String?)
    /// A code that its list does not have on a day when it is asked.
    case ended(code: String, list: String, day: CalendarDate)

    enum Code: String, FindingCode {
        case notInForce = "nomenclature_hors_periode"
        case unknown = "code_hors_nomenclature"

        var title: FindingTitle {
            switch self {
            case .notInForce: .warning("Nomenclature consultée hors de sa période")
            case .unknown: .warning("Code que sa nomenclature n'a pas")
            }
        }
    }

    var text: FindingText<Code> {
        switch self {
        case .notInForce(let list, let day):
            .init(
                .notInForce, "le \(day) la nomenclature « \(list) » n'est pas en vigueur, et cette règle la consulte",
                help: "datez la règle ou le cas (« du », « au »), ou demandez « connu(\(list), …, date_reference) »")
        case .unknown(let code, let list, let near):
            .init(
                .unknown, "« \(code) » n'est pas un code de la nomenclature « \(list) »",
                help: near.map { "vouliez-vous dire « \($0) » ?" } ?? "écrivez un code de cette nomenclature")
        case .ended(let code, let list, let day):
            .init(
                .unknown, "le \(day) « \(code) » n'est pas un code de la nomenclature « \(list) »",
                help: "datez la règle ou le cas (« du », « au »)")
        }
    }
}
