import AvalEngine
import AvalFEEL
import AvalJSON
import AvalValues

/// `chercher`: the codes of a nomenclature by the beginning of a code or by words of a label.
public struct Chercher: ValueOperation {
    /// The name of the method.
    public static let name = "chercher"
    /// The names of its parameters.
    public static let parameters = ["nomenclature", "texte", "en_date", "nombre"]
    /// Every label is looked at.
    public static let isSlow = true

    /// The longest text, in bytes.
    private static let longest = 200

    private let nomenclature: String
    private let text: String
    /// The day number; nil is today.
    private let day: Int?
    private let count: Int

    /// Codes with their labels, best first.
    public struct Result: JSONConvertible {
        /// The nomenclature.
        public let nomenclature: String
        /// The day on which the codes hold, as a day number.
        public let day: Int
        /// The best of those found.
        public let found: [CodeSearch.Match]
        /// How many were found.
        public let total: Int
        /// Why there is none; nil where there are some.
        public let remark: String?

        /// The result in JSON.
        public var json: JSONValue {
            var members = [
                JSONMember("nomenclature", .string(nomenclature)),
                JSONMember("date", .string(CalendarDate(dayNumber: day).description)),
                JSONMember(
                    "resultats",
                    .array(found.map { ["code": .string($0.code), "libelle": .string($0.label)] })),
                JSONMember("total", .integer(total)),
            ]
            if let remark { members.append(JSONMember("remarque", .string(remark))) }
            return .object(members)
        }
    }

    /// The nomenclature, what is searched in it, the day, and how many codes are wanted.
    public init(_ parameters: Parameters) throws(OperationError) {
        nomenclature = try parameters.requiredText("nomenclature")
        text = try parameters.requiredText("texte")
        guard text.utf8.count <= Self.longest else {
            throw .parameter(name: "texte", reason: "« texte » est trop long : \(Self.longest) octets au plus")
        }
        day = try parameters.day("en_date")
        count = try parameters.integer("nombre", in: 1...100) ?? 10
    }

    /// What the nomenclature holds on the day.
    public func perform(in context: OperationContext) throws(OperationError) -> Result {
        let lists = context.rules.rulebook.rules.model.nomenclatures
        guard let list = lists.first(where: { $0.name == nomenclature })?.list else {
            let known = lists.map(\.name).joined(separator: ", ")
            throw .parameter(
                name: "nomenclature",
                reason: known.isEmpty
                    ? "les règles en vigueur n'ont pas de nomenclature"
                    : "« nomenclature » doit être l'une de celles-ci : \(known)")
        }
        let day = day ?? context.service.today()
        let editions = list.editions.filter { $0.days.contains(day) }
        let found = CodeSearch(text).matches(in: editions)
        let remark =
            editions.isEmpty
            ? "aucune édition de cette nomenclature n'est en vigueur à cette date"
            : found.isEmpty ? "aucun code ne commence ainsi, et aucun libellé n'a tous ces mots" : nil
        return Result(
            nomenclature: nomenclature, day: day, found: Array(found.prefix(count)), total: found.count, remark: remark)
    }
}
