import AvalJSON
import AvalTestSupport
import RuleTestSupport
import Testing

@Suite("Lump sums")
struct LumpTariffTests {
    private static let tariff = """
        exercice: 2023
        tva: 20.00
        selon: contrat_retenu
        non_factures: [interim, stage]
        lignes:
          - {code: cotisation, libelle: Cotisation, pour: [cdi, cdd, autre, apprentissage], prix_ht: 100.00}
          - {code: dossier, genre: forfait, libelle: Frais de dossier, prix_ht: 50.00}
          - {code: cheque, genre: forfait, libelle: Paiement par chèque, prix_ht: 10.00, selon: paiement.mode, pour: [cheque]}

        """

    @Test func aLumpSumIsDueOnceWhateverTheHeads() throws {
        let estimate = try Estimates(Self.tariff)
        #expect(estimate(heads: 3)["total_ht"] == "350.00")
        #expect(estimate(heads: 0)["total_ht"] == "50.00")
        #expect(
            estimate(heads: 3).at("/lignes/1") == [
                "tarif": "dossier", "libelle": "Frais de dossier", "quantite": 1, "prix_unitaire_ht": "50.00",
                "total_ht": "50.00", "taux_tva": "20.00", "unite": "forfait",
            ])
    }

    @Test func aLumpSumWithAFactIsDueWhereTheFactHasItsWord() throws {
        let estimate = try Estimates(Self.tariff)
        for (mode, quantity) in [("cheque", 1), ("virement", 0)] {
            let line = estimate(Declarations.plain.with("/paiement/mode", .string(mode))).at("/lignes/2")
            #expect(line?["quantite"]?.integer == quantity)
            #expect(line?["prix_unitaire_ht"] == "10.00")
        }
        #expect(estimate(Declarations.plain.without("/paiement")).at("/lignes/2/quantite") == 0)
    }

    @Test func peopleAreToldOfTheLumpSum() throws {
        let estimate = try Estimates(Self.tariff)
        #expect(estimate.text(Declarations.plain).contains("  Frais de dossier : 1 forfait × 50,00 € = 50,00 € HT\n"))
        #expect(
            estimate.terms?.at("/2") == [
                "tarif": "cheque", "libelle": "Paiement par chèque", "genre": "forfait", "prix_unitaire_ht": "10.00",
                "selon": "paiement.mode", "pour": ["cheque"], "taux_tva": "20.00",
            ])
    }

    @Test func aFactThatIsTrueOrNotHasTheWordsOuiAndNon() throws {
        let entry = """
            exercice: 2023
            tva: 20.00
            lignes:
              - {code: entree, genre: forfait, libelle: Droit d'entrée, prix_ht: 68.00, selon: premiere_annee, pour: [oui]}

            """
        let facts = try Shipped.text(ofRules: "faits.yaml").replacing(
            "declaration:\n",
            with: "declaration:\n  premiere_annee: {valeur: adherent.date_adhesion >= date(\"2023-01-01\")}\n",
            maxReplacements: 1)
        let estimate = try Estimates(entry, rules: ["faits.yaml": facts])
        for (day, total) in [("2023-03-01", "68.00"), ("1991-11-21", "0.00")] {
            #expect(
                estimate(Declarations.plain.with("/adherent/date_adhesion", .string(day)))["total_ht"]?.string == total)
        }
        #expect(estimate(Declarations.plain)["total_ht"] == "0.00")
    }

    static let mistakes = [
        lump("A misspelt word", "prix_ht: 10.00, selon: paiement.mode, pour: [⟦cheqe⟧]", ["mot_inconnu"], "« cheque »"),
        lump(
            "An unknown fact", "prix_ht: 10.00, selon: ⟦paiement.mod⟧, pour: [cheque]", ["fait_inconnu"],
            "« paiement.mode »"),
        lump("A fact that has no words", "prix_ht: 10.00, selon: ⟦adherent.siret⟧, pour: [x]", ["fait_inconnu"], nil),
        lump(
            "A fact without words to look for", "prix_ht: 10.00, selon: paiement.mode", ["cle_manquante"], "« pour: … »"
        ),
        lump("Words without the fact", "prix_ht: 10.00, pour: [cheque]", ["cle_manquante"], "« selon: … »"),
        lump("No word", "prix_ht: 10.00, selon: paiement.mode, pour: ⟦[]⟧", ["ligne_sans_mot"], nil),
        lump("No price", "selon: paiement.mode, pour: [cheque]", ["cle_manquante"], "« prix_ht: … »"),
    ]

    /// A tariff of one lump sum with these keys; where a key is missing, the line's first one is pointed at.
    private static func lump(_ sentence: String, _ keys: String, _ codes: [String], _ help: String?) -> Mistake {
        let code = codes == ["cle_manquante"] ? "⟦code⟧" : "code"
        return Mistake(
            sentence, new: "Tariffs/2027.yaml",
            "exercice: 2027\ntva: 20.00\nlignes:\n  - {\(code): f, genre: forfait, libelle: F, \(keys)}\n", codes,
            help: help)
    }

    @Test func wordsLeftOutWithoutAFactAreTold() {
        let mistake = Mistake(
            "Words of no fact", new: "Tariffs/2027.yaml",
            "exercice: 2027\ntva: 20.00\n⟦non_factures⟧: [stage]\nlignes:\n"
                + "  - {code: f, genre: forfait, libelle: F, prix_ht: 10.00}\n", ["cle_en_trop"])
        #expect(mistake.difference() == nil)
    }

    @Test(arguments: mistakes)
    func isToldOnceWhereItStands(_ mistake: Mistake) {
        #expect(mistake.difference() == nil)
    }
}
