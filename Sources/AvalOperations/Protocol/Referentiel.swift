import AvalEngine
import AvalJSON
import AvalRules
import AvalTariffs
import AvalValues

/// What is in force on a day, with labels, for a portal to draw its forms from.
public struct Referentiel: JSONConvertible {
    private let rulebook: Rulebook
    private let day: Int

    /// What `rulebook` has in force on a day (a day number).
    public init(_ rulebook: Rulebook, on day: Int) {
        self.rulebook = rulebook
        self.day = day
    }

    /// The JSON of the protocol's `referentiel`; lists are empty on a day that the rules do not cover.
    public var json: JSONValue {
        let date = CalendarDate(dayNumber: day)
        let isCovered = rulebook.rules.segment(on: day) != nil
        let tariffs = rulebook.tariffs.filter { $0.exercice == date.year }
        return [
            "date": .string(Self.text(day)),
            "regles": ["version": .string(rulebook.version)],
            "determinants": .array(isCovered ? rulebook.rules.model.determinants.compactMap { determinant($0) } : []),
            "categories": .array(
                rulebook.rules.model.categories.categories.map {
                    ["code": .string($0.code), "libelle": .string($0.label)]
                }),
            "tarifs": .array(tariffs.map { tariff($0) }),
            "modes_paiement": .array(
                rulebook.rules.model.paymentModes.map { mode in
                    [
                        "code": .string(mode.code), "libelle": .string(mode.label),
                        "exige": .array(mode.required.map { .string($0.string) }),
                    ]
                }),
            "parametres": .array(rulebook.rules.model.parameters.map { $0.json(on: day) }),
        ]
    }

    private func determinant(_ determinant: Determinant) -> JSONValue? {
        guard let period = determinant.period(on: day) else { return nil }
        var members = [
            JSONMember("code", .string(determinant.code)), JSONMember("libelle", .string(determinant.label)),
            JSONMember("motif", .string(determinant.motive)), JSONMember("sante", .bool(determinant.isHealthData)),
        ]
        if let category = period.category {
            members.append(JSONMember("categorie", .string(rulebook.rules.model.categories.words[category])))
        }
        if let from = period.validity.from { members.append(JSONMember("du", .string(Self.text(from)))) }
        if let to = period.validity.to { members.append(JSONMember("au", .string(Self.text(to)))) }
        members.append(JSONMember("reference", .string(period.reference)))
        if let help = period.help { members.append(JSONMember("aide", .string(help))) }
        members.append(JSONMember("suivi", followUp(period.followUp)))
        if let doubt = period.doubt { members.append(JSONMember("doute", .string(doubt))) }
        return .object(members)
    }

    /// Delays in months; what does not apply is left out.
    private func followUp(_ followUp: FollowUp?) -> JSONValue {
        let first = followUp?.firstVisit?.months
        var members = [JSONMember("avant_affectation", .bool(first == FollowUp.Term.none))]
        let delays = [
            ("visite_initiale_mois", first), ("periodicite_mois", followUp?.period?.months),
            ("visite_intermediaire_mois", followUp?.intermediateVisit?.months),
            ("attestation_mois", followUp?.attestation?.months),
        ]
        for case (let key, let months?) in delays where months != FollowUp.Term.none {
            members.append(JSONMember(key, .integer(months)))
        }
        return .object(members)
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

    private static func text(_ day: Int) -> String { CalendarDate(dayNumber: day).description }

    private static func hundredths(_ value: Int) -> String {
        let buffer = OutputBuffer(capacity: 64)
        buffer.put(hundredths: value)
        return buffer.bytes.text
    }
}
