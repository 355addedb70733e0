import AvalJSON

/// Makes declarations of every sort: mostly plausible, with whatever adhérents get wrong strewn over them.
public struct DeclarationMaker {
    /// The codes of the catalogue.
    public static let catalogue = [
        "grossesse", "caces", "habilitation_electrique", "mineur_travaux_reglementes", "mineur", "rayonnements_a",
        "rayonnements_b", "risque_particulier_employeur", "amiante", "manutention_55kg", "cmr", "plomb",
        "chute_echafaudage", "hyperbare", "agents_biologiques_2", "agents_biologiques_3_4", "champs_electromagnetiques",
        "pension_invalidite", "travail_nuit", "travailleur_handicape",
    ]

    private var dice: Dice
    /// Once in how many times a value is not what it should be.
    private let care: Int

    /// A maker whose declarations depend on the seed alone; the more care, the fewer mistakes.
    public init(seed: UInt64, care: Int = 6) {
        dice = Dice(seed)
        self.care = care
    }

    /// The next declaration.
    public mutating func next() -> JSONValue {
        let year = dice.pick([2021, 2022, 2023, 2023, 2024, 2025, 2026])
        let day = dice.pick([
            "2016-12-31", "2023-11-15", "2023-11-15", "2024-01-08", "2025-09-30", "2025-10-01", "2026-04-10",
            "2027-01-01",
        ])
        var members: [JSONMember] = [
            JSONMember("numero", off([.null, "", "A-7"]) ?? "5"), JSONMember("exercice", .integer(year)),
            JSONMember("date", .string(day)), JSONMember("adherent", adherent()),
            JSONMember("determinants", off([.null, ["amiante", "amiante"], ["inconnu_1", "plomb"]]) ?? codes(1)),
            JSONMember("determinants_particuliers", own()),
            JSONMember("salaries", .array((0..<dice.roll(6)).map { salarie($0, day) })),
            JSONMember("paiement", payment()), JSONMember("signature", signature()),
        ]
        if dice.once(in: care) {
            members.append(JSONMember(dice.pick(["couleur", "Étrange", "x y"]), ["a": [1, .null]]))
        }
        if dice.once(in: 3) { members.shuffle(using: &dice) }
        return .object(members.filter { !$0.value.isNull || dice.once(in: 2) })
    }

    /// Now and then one of the values that should not be there.
    private mutating func off(_ values: [JSONValue]) -> JSONValue? {
        // A bare `nil` would be JSON's null here.
        dice.once(in: care) ? dice.pick(values) : Optional<JSONValue>.none
    }

    private mutating func codes(_ rarity: Int) -> JSONValue {
        if !dice.once(in: rarity) { return [] }
        return .array((0..<dice.roll(5)).map { _ in .string(dice.pick(Self.catalogue)) })
    }

    private mutating func adherent() -> JSONValue {
        if dice.once(in: care * 2) { return .null }
        return [
            "siret": off([.null, " ", "45351708800011", "1", "453 517 088 00010", "35600000049837", "A5351708800010"])
                ?? "45351708800010",
            "code_naf": off([.null, "43.32H", "4332b", "9999", "01.11Z", "43"]) ?? "43.32B",
            "date_adhesion": off([.null, "", "21/11/1991", "1991-02-29"]) ?? "1991-11-21",
            "raison_sociale": "SARL SOCIE",
        ]
    }

    private mutating func own() -> JSONValue {
        if !dice.once(in: 3) { return .null }
        return .array(
            (0..<dice.roll(3)).map { _ in
                ["code": .string(dice.pick(["silice", "bruit", "amiante"])), "libelle": "Propre"]
            })
    }

    private mutating func payment() -> JSONValue {
        if dice.once(in: care) { return .null }
        return [
            "mode": off([.null, "carte", ""]) ?? .string(dice.pick(["virement", "cheque", "prelevement"])),
            "iban": off([.null, "FR76", "FR7630006000011234567890188", "fr76 3000 6000 0112 3456 7890 189"])
                ?? "FR7630006000011234567890189",
            "rum": off([.null, ""]) ?? "RUM1",
        ]
    }

    private mutating func signature() -> JSONValue {
        if !dice.once(in: 3) { return .null }
        return [
            "certifie_exactitude": .bool(!dice.once(in: care)), "accepte_conditions": off([.null]) ?? true,
            "nom": off([.null]) ?? "Jean MARTIN", "email": "a@example.fr",
        ]
    }

    private mutating func salarie(_ index: Int, _ day: String) -> JSONValue {
        let birthday = String(day.dropFirst(4))
        return [
            "id": .string(off(["s0", "s1"])?.string ?? "s\(index)"), "nom": "MARTIN",
            "sexe": off([.null, "H", ""]) ?? .string(dice.pick(["F", "M"])),
            "date_naissance": off([
                .null, "", "1980-02-30", .string("2007" + birthday), .string("2008-12-31"), "2008-02-29",
            ])
                ?? "1980-02-03",
            "date_entree": off([.null, .string(day), "2027-06-01", "x", "2024-12-31"]) ?? "2015-01-05",
            "date_sortie": off([.string(day), "2010-01-01", "2026-12-31"]) ?? .null,
            "contrat": off([.null, "essai", "interim", "stage", "apprentissage"])
                ?? .string(dice.pick(["cdi", "cdd", "autre"])),
            "poste": off([.null, " \u{A0}", ""]) ?? "Maçon",
            "code_pcs": off([.null, "632D", "6 32 d", "99zz", "622b", "é32d", "63"]) ?? "632d",
            "determinants": off([.null, ["amiante", "amiante"], ["inconnu_1"], ["silice", "cmr"]]) ?? codes(2),
            "categorie_declaree": off([.null, "sir"]) ?? .string(dice.pick(["SI", "SI", "SIA", "SIR"])),
        ]
    }
}
