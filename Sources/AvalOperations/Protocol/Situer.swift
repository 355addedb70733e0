import AvalDeclarations
import AvalEngine
import AvalJSON
import AvalRules
import AvalValues

/// `situer`: where the declaration of an exercice stands in its campaign, with nothing of the declaration but its file.
///
/// A declaration of nobody is judged, so that the answer is the one that a verdict gives on the same day.
public struct Situer: ValueOperation {
    /// The name of the method.
    public static let name = "situer"
    /// The names of its parameters.
    public static let parameters = ["exercice", "dossier", "en_date"]

    private let exercice: [UInt8]
    private let file: [UInt8]
    /// The day number; nil is today.
    private let day: Int?

    /// Where a declaration stands.
    public struct Result: JSONConvertible {
        /// The word of the protocol.
        public let situation: String
        /// What people read.
        public let label: String
        /// The year billed.
        public let exercice: Int
        /// The day on which it stands there, as a day number.
        public let day: Int
        /// The campaign of the exercice; nil where the rules do not know it.
        public let campaign: RuleModel.Campaign?
        /// What the rules say of the file.
        public let anomalies: [JSONValue]

        /// The result in JSON.
        public var json: JSONValue {
            var members = [
                JSONMember("situation", .string(situation)), JSONMember("libelle", .string(label)),
                JSONMember("exercice", .integer(exercice)), JSONMember("date", .string(Self.text(day))),
            ]
            if let campaign { members.append(JSONMember("campagne", Self.json(campaign))) }
            return .object(members + [JSONMember("anomalies", .array(anomalies))])
        }

        /// The days of a campaign; those that the rules do not say are left out.
        private static func json(_ campaign: RuleModel.Campaign) -> JSONValue {
            let days = [
                ("generee", campaign.generated), ("ouverture", campaign.opening), ("cloture", campaign.closing),
                ("exigible", campaign.due),
            ]
            return .object(days.compactMap { key, day in day.map { JSONMember(key, .string(text($0))) } })
        }

        private static func text(_ day: Int) -> String { CalendarDate(dayNumber: day).description }
    }

    /// The exercice, what the portal noted of the declaration, and the day; today when there is none.
    public init(_ parameters: Parameters) throws(OperationError) {
        exercice = try parameters.required("exercice").array
        file = parameters.value("dossier")?.array ?? Array("{}".utf8)
        day = try parameters.day("en_date")
    }

    /// Where the declaration stands on the day.
    public func perform(in context: OperationContext) throws(OperationError) -> Result {
        let rules = context.rules.rulebook.rules
        try checkKeys(rules)
        let day = day ?? context.service.today()
        let verdict = try judge(on: day, with: context.validator)
        guard let situation = verdict["situation"]?.string, let label = verdict["situation_libelle"]?.string else {
            throw .parameter(name: nil, reason: "les règles en vigueur ne disent pas la situation d'une déclaration")
        }
        let anomalies = (verdict["anomalies"]?.array ?? []).filter { Self.isAboutFile($0) }
        // Something in the file was not read: what the declaration would be without it is no answer.
        if let wrong = anomalies.first(where: { $0["gravite"]?.string == Anomaly.Severity.bloquante.word }) {
            throw Self.refusal(wrong["message"]?.string ?? "", at: wrong["chemin"]?.string ?? "")
        }
        let year = Int(String(decoding: exercice, as: UTF8.self)) ?? 0
        return Result(
            situation: situation, label: label, exercice: year, day: day,
            campaign: rules.model.campaigns.first { $0.exercice == year }, anomalies: anomalies)
    }

    /// A key that the vocabulary does not have would leave out a date in silence.
    private func checkKeys(_ rules: RuleSet) throws(OperationError) {
        let fields = rules.schema.records[0].fields.filter { $0.path.first == ContractName.file }
        let known = fields.compactMap(\.path.last)
        let written = (try? JSONReader.parse(file))?.members ?? []
        for member in written where !known.contains(member.key) {
            throw .parameter(
                name: "dossier", reason: "clé inconnue dans « dossier » ; ses clés : \(known.joined(separator: ", "))")
        }
    }

    private func judge(on day: Int, with validator: Validator) throws(OperationError) -> JSONValue {
        let bytes =
            Array("{\"exercice\":".utf8) + exercice
            + Array(",\"date\":\"\(CalendarDate(dayNumber: day))\",\"salaries\":[],\"\(ContractName.file)\":".utf8)
            + file
            + Array("}".utf8)
        var options = ValidationOptions()
        options.judging.step = .informations
        let output = OutputBuffer()
        do throws(InputError) {
            try validator.validate(bytes, options: options, into: output)
        } catch {
            throw Self.refusal(error.message, at: error.pointer)
        }
        return (try? JSONReader.parse(output.bytes)) ?? .null
    }

    private static func isAboutFile(_ anomaly: JSONValue) -> Bool {
        let pointer = anomaly["chemin"]?.string ?? ""
        return pointer == "/" + ContractName.file || pointer.hasPrefix("/\(ContractName.file)/")
    }

    /// A parameter that is not what is due: the pointer begins with its name.
    private static func refusal(_ message: String, at pointer: String) -> OperationError {
        let name = pointer.split(separator: "/").first.map(String.init)
        return .parameter(name: name, reason: "\(message) (\(pointer))")
    }
}
