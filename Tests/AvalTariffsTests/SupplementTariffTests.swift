import AvalJSON
import AvalTestSupport
import RuleTestSupport
import Testing

@Suite("Supplements for some salariés")
struct SupplementTariffTests {
    private static let tariff = """
        exercice: 2023
        tva: 20.00
        selon: contrat_retenu
        non_factures: [interim, stage]
        lignes:
          - {code: cotisation, libelle: Cotisation, pour: [cdi, cdd, autre, apprentissage], prix_ht: 99.80}
          - {code: renforce, genre: supplement, libelle: Suivi renforcé, selon: categorie, pour: [SIR], prix_ht: 25.00}
          - {code: embauche, genre: supplement, libelle: Droit d'entrée, selon: nouveau, pour: [oui], prix_ht: 66.00}

        """

    private func estimate() throws -> Estimates {
        let facts = try Shipped.text(ofRules: "faits.yaml")
        return try Estimates(
            Self.tariff,
            rules: ["faits.yaml": facts + "  nouveau: {valeur: date_entree >= date(\"2023-01-01\")}\n"])
    }

    @Test func aSupplementIsDueBesideTheLineThatBillsTheSalarie() throws {
        let declaration = Declarations.with([
            Declarations.salarie("a", ["determinants": ["amiante"], "date_entree": "2023-03-01"]),
            Declarations.salarie("b", ["date_entree": "2023-03-01"]), Declarations.salarie("c"),
            Declarations.salarie("d", ["date_entree": .null]),
        ])
        let estimate = try estimate()(declaration)
        #expect(estimate["lignes"]?.array?.map { $0["quantite"]?.integer } == [4, 1, 2])
        #expect(estimate["total_ht"] == "556.20")
    }

    @Test func whoIsNotPresentOwesNoSupplement() throws {
        let gone = Declarations.salarie("a", ["date_entree": "2023-01-09", "date_sortie": "2023-06-30"])
        #expect(try estimate()(Declarations.with([gone]))["total_ht"] == "0.00")
    }

    static let mistakes = [
        supplement("A fact of the declaration", "selon: ⟦paiement.mode⟧, pour: [cheque]", ["fait_inconnu"]),
        supplement("A misspelt word", "selon: categorie, pour: [⟦SIRR⟧]", ["mot_inconnu"], help: "« SIR »"),
        supplement("A word of a truth", "selon: present, pour: [⟦vrai⟧]", ["mot_inconnu"]),
        supplement("No fact", "pour: [SIR]", ["cle_manquante"], help: "« selon: … »"),
    ]

    private static func supplement(_ sentence: String, _ keys: String, _ codes: [String], help: String? = nil)
        -> Mistake
    {
        let code = codes == ["cle_manquante"] ? "⟦code⟧" : "code"
        return Mistake(
            sentence, new: "Tariffs/2027.yaml",
            """
            exercice: 2027
            tva: 20.00
            selon: contrat_retenu
            non_factures: [interim, stage]
            lignes:
              - {code: c, libelle: C, pour: [cdi, cdd, autre, apprentissage], prix_ht: 99.80}
              - {\(code): s, genre: supplement, libelle: S, \(keys), prix_ht: 25.00}

            """, codes, help: help)
    }

    @Test(arguments: mistakes)
    func isToldOnceWhereItStands(_ mistake: Mistake) {
        #expect(mistake.difference() == nil)
    }

    @Test func aTruthCannotChooseTheLineOfASalarie() {
        let tariff =
            "exercice: 2027\ntva: 20.00\nselon: ⟦present⟧\nlignes:\n"
            + "  - {code: c, libelle: C, pour: [oui, non], prix_ht: 99.80}\n"
        let mistake = Mistake("A truth to choose by", new: "Tariffs/2027.yaml", tariff, ["fait_inconnu"])
        #expect(mistake.difference() == nil)
    }
}
