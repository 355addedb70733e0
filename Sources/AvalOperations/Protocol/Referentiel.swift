import AvalEngine
import AvalJSON
import AvalRules
import AvalTariffs
import AvalValues

/// What is in force on a day, with labels, for a portal to draw its forms from.
public struct Referentiel: JSONConvertible {
    let rulebook: Rulebook
    let day: Int
    /// The year billed.
    let exercice: Int

    /// What `rulebook` has in force on a day (a day number), with the prices of an exercice: where it is nil, the year of that
    /// day.
    public init(_ rulebook: Rulebook, on day: Int, exercice: Int? = nil) {
        self.rulebook = rulebook
        self.day = day
        self.exercice = exercice ?? CalendarDate(dayNumber: day).year
    }

    /// The JSON of the protocol's `referentiel`; where a list is empty, `remarques` says why.
    public var json: JSONValue {
        let model = rulebook.rules.model
        let determinants = isCovered ? model.determinants.compactMap { determinant($0) } : []
        let tariffs = tariffs
        return .object(
            [
                JSONMember("date", .string(Self.text(day))), JSONMember("exercice", .integer(exercice)),
                JSONMember("regles", ["version": .string(rulebook.version)]),
                JSONMember("determinants", .array(determinants)),
                JSONMember("categories", .array(model.categories.categories.indices.map { category($0) })),
                JSONMember("tarifs", .array(tariffs.map { tariff($0) })),
                JSONMember("modes_paiement", .array(model.paymentModes.map { paymentMode($0) })),
                JSONMember("parametres", .array(model.parameters.map { $0.json(on: day) })),
                JSONMember("campagnes", .array(model.campaigns.map { campaign($0) })),
            ] + words + steps + [
                JSONMember("situations", .array(situations)), JSONMember("anomalies", .array(anomalies)),
                JSONMember("champs_obligatoires", .array(requiredFields.map { .string($0) })),
                JSONMember("nomenclatures", .array(nomenclatures)),
                JSONMember("remarques", .array(remarks(hasTariffs: !tariffs.isEmpty))),
            ])
    }

    /// Whether the rules cover the day.
    private var isCovered: Bool { rulebook.rules.segment(on: day) != nil }

    // MARK: Prices and campaigns

    /// The tariffs of the exercice, and of those whose campaign is open: their declarations are filled in on that day.
    private var tariffs: [Tariff] {
        let open = rulebook.rules.model.campaigns.filter { isOpen($0) }.map(\.exercice)
        return rulebook.tariffs.filter { $0.exercice == exercice || open.contains($0.exercice) }
    }

    private func isOpen(_ campaign: RuleModel.Campaign) -> Bool { (campaign.opening...campaign.closing).contains(day) }

    private func campaign(_ campaign: RuleModel.Campaign) -> JSONValue {
        let days = [
            ("generee", campaign.generated), ("ouverture", campaign.opening), ("cloture", campaign.closing),
            ("exigible", campaign.due),
        ]
        return .object(
            [JSONMember("exercice", .integer(campaign.exercice))]
                + days.compactMap { key, day in day.map { JSONMember(key, .string(Self.text($0))) } }
                + [JSONMember("ouverte", .bool(isOpen(campaign)))])
    }

    private func tariff(_ tariff: Tariff) -> JSONValue {
        [
            "exercice": .integer(tariff.exercice), "confirme": .bool(!tariff.isDeduced),
            "lignes": .array(
                tariff.lines.map { line in
                    let members =
                        [JSONMember("tarif", .string(line.code)), JSONMember("libelle", .string(line.label))]
                        + line.members
                    return .object(members + [JSONMember("taux_tva", .string(Self.hundredths(line.rate)))])
                }),
        ]
    }

    private func paymentMode(_ mode: RuleModel.PaymentMode) -> JSONValue {
        [
            "code": .string(mode.code), "libelle": .string(mode.label),
            "exige": .array(mode.required.map { .string($0.string) }),
            "champs_exiges": .array(
                mode.required.map { .string("/" + $0.string.split(separator: ".").joined(separator: "/")) }),
        ]
    }

    // MARK: What is missing

    /// Why lists are empty.
    private func remarks(hasTariffs: Bool) -> [JSONValue] {
        var remarks: [JSONValue] = []
        func add(_ list: String, _ message: String) {
            remarks.append(["liste": .string(list), "message": .string(message)])
        }
        let model = rulebook.rules.model
        if !isCovered {
            let first = Self.text(model.coverage)
            add("determinants", "les règles ne couvrent pas le \(Self.text(day)) : elles commencent le \(first)")
            add("anomalies", "les règles ne couvrent pas le \(Self.text(day)) : elles commencent le \(first)")
        }
        if !hasTariffs {
            let known = rulebook.tariffs.map { "\($0.exercice)" }.joined(separator: ", ")
            add("tarifs", "aucun tarif n'est connu pour l'exercice \(exercice) ; exercices connus : \(known)")
        } else if !rulebook.tariffs.contains(where: { $0.exercice == exercice }) {
            add(
                "tarifs",
                "aucun tarif n'est connu pour l'exercice \(exercice) : ceux des campagnes ouvertes sont donnés")
        }
        if !model.campaigns.contains(where: { $0.exercice == exercice }) {
            add("campagnes", "aucune campagne n'est connue pour l'exercice \(exercice)")
        }
        if model.situations == nil { add("situations", "les règles ne disent pas la situation d'une déclaration") }
        if model.nomenclatures.isEmpty { add("nomenclatures", "les règles n'ont pas de nomenclature") }
        return remarks
    }

    static func text(_ day: Int) -> String { CalendarDate(dayNumber: day).description }

    private static func hundredths(_ value: Int) -> String {
        let buffer = OutputBuffer(capacity: 64)
        buffer.put(hundredths: value)
        return buffer.bytes.text
    }
}
