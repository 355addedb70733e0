import AvalJSON
import AvalTestSupport
import RuleTestSupport
import Testing

@Suite("Prices by bands of present salariés")
struct BandTariffTests {
    /// The prices of SMIA for 2025, in the year that tests judge.
    private static let heads = """
        exercice: 2023
        tva: 20.00
        selon: contrat_retenu
        non_factures: [interim, stage]
        lignes:
          - code: cotisation
            genre: tranches
            libelle: Cotisation CDI et CDD
            pour: [cdi, cdd, autre]
            tranches:
              - {de: 1, a: 9, prix_ht: 96.38}
              - {de: 10, a: 50, prix_ht: 104.94}
              - {de: 51, a: 300, prix_ht: 115.65}
              - {de: 301, prix_ht: 122.08}
          - {code: apprentis, libelle: Cotisation apprentis, pour: [apprentissage], prix_ht: 47.12}

        """

    @Test(arguments: [(9, "867.42"), (10, "1049.40"), (50, "5247.00"), (51, "5898.15"), (301, "36746.08")])
    func theSizeChoosesThePriceOfAHead(_ size: Int, _ total: String) throws {
        #expect(try Estimates(Self.heads)(heads: size)["total_ht"]?.string == total)
    }

    @Test func allWhoArePresentMakeTheSizeAndTheLinesWordsThoseBilled() throws {
        let estimate = try Estimates(Self.heads)(heads: 9, apprentices: 2)
        #expect(
            estimate.at("/lignes/0") == [
                "tarif": "cotisation", "libelle": "Cotisation CDI et CDD", "quantite": 9, "prix_unitaire_ht": "104.94",
                "total_ht": "944.46", "taux_tva": "20.00", "detail": "10 à 50 salariés présents",
            ])
        #expect(estimate.at("/lignes/1/total_ht") == "94.24")
        #expect(estimate["total_ht"] == "1038.70")
    }

    @Test func peopleAreToldOfTheBand() throws {
        let estimate = try Estimates(Self.heads)
        #expect(
            estimate.text(Declarations.plain).contains(
                "  Cotisation CDI et CDD : 1 × 96,38 € = 96,38 € HT (1 à 9 salariés présents)\n"))
        #expect(
            estimate.terms?.at("/0/tranches") == [
                ["de": 1, "a": 9, "prix_unitaire_ht": "96.38"], ["de": 10, "a": 50, "prix_unitaire_ht": "104.94"],
                ["de": 51, "a": 300, "prix_unitaire_ht": "115.65"], ["de": 301, "prix_unitaire_ht": "122.08"],
            ])
    }

    @Test func whereNobodyIsPresentNothingIsDueByTheHead() throws {
        let estimate = try Estimates(Self.heads)(heads: 0)
        #expect(estimate.at("/lignes/0/quantite") == 0)
        #expect(estimate["total_ht"] == "0.00")
    }

    @Test func aTotalIsDueOnceWhateverTheHeads() throws {
        let estimate = try Estimates(
            """
            exercice: 2023
            tva: 20.00
            lignes:
              - code: forfait
                genre: tranches
                libelle: Forfait selon la taille
                tranches:
                  - {a: 0, total_ht: 140.00}
                  - {de: 1, a: 2, total_ht: 200.00}
                  - {de: 3, total_ht: 450.50}

            """)
        for (size, total) in [(0, "140.00"), (1, "200.00"), (2, "200.00"), (3, "450.50"), (30, "450.50")] {
            #expect(estimate(heads: size)["total_ht"]?.string == total)
        }
        #expect(estimate(heads: 2).at("/lignes/0/quantite") == 1)
        #expect(estimate(heads: 2).at("/lignes/0/unite") == "forfait")
    }

    static let mistakes = [
        bands(
            "A gap between two bands", "{a: 9, total_ht: 1}", "{⟦de⟧: 11, total_ht: 2}", ["tranches_trouees"],
            help: "10"),
        bands(
            "Several sizes in a gap", "{a: 9, total_ht: 1}", "{⟦de⟧: 20, total_ht: 2}", ["tranches_trouees"], help: "10"
        ),
        bands(
            "Two bands that share a size", "{a: 9, total_ht: 1}", "{⟦de⟧: 9, total_ht: 2}", ["tranches_superposees"],
            help: "à 10,"),
        bands(
            "A largest size", "{a: 9, total_ht: 1}", "{⟦de⟧: 10, a: 50, total_ht: 2}", ["tranches_trouees"], help: "51"),
        bands(
            "A smallest size", "{⟦de⟧: 1, a: 9, total_ht: 1}", "{de: 10, total_ht: 2}", ["tranches_trouees"], help: "0"),
        bands(
            "A band that ends before it begins", "{a: 9, total_ht: 1}", "{⟦de⟧: 50, a: 10, total_ht: 2}",
            ["tranche_vide"]),
        bands("A price and a total", "{a: 9, total_ht: 1}", "{⟦de⟧: 10, prix_ht: 2}", ["tranches_melees"]),
        bands(
            "A bound that is no number", "{a: 9, total_ht: 1}", "{de: ⟦dix⟧, total_ht: 2}", ["nombre_inattendu"],
            help: "« 10 »"),
        bands("A band without a price", "{a: 9, total_ht: 1}", "{⟦de⟧: 10}", ["cle_manquante"], help: "« prix_ht: … »"),
        bands(
            "A price with a comma", "{a: 9, total_ht: \"⟦1,5⟧\"}", "{de: 10, total_ht: 2}", ["montant_inattendu"],
            help: "« 1.5 »"),
    ]

    /// A tariff of 2027 with two bands.
    private static func bands(
        _ sentence: String, _ first: String, _ second: String, _ codes: [String], help: String? = nil
    ) -> Mistake {
        Mistake(
            sentence, new: "Tariffs/2027.yaml",
            """
            exercice: 2027
            tva: 20.00
            lignes:
              - code: b
                genre: tranches
                libelle: B
                tranches:
                  - \(first)
                  - \(second)

            """, codes, help: help)
    }

    @Test(arguments: mistakes)
    func isToldOnceWhereItStands(_ mistake: Mistake) {
        #expect(mistake.difference() == nil)
    }

    @Test func aWordThatBandsAndAnotherLineBillIsTold() {
        let tariff = Self.heads.replacing("2023", with: "2027").replacing(
            "[apprentissage]", with: "[apprentissage, ⟦cdd⟧]")
        let mistake = Mistake("A word billed twice", new: "Tariffs/2027.yaml", tariff, ["mot_tarife_deux_fois"])
        #expect(mistake.difference() == nil)
    }

    @Test func aPriceByTheHeadNeedsWords() {
        let tariff = Self.heads.replacing("2023", with: "2027")
            .replacing("    pour: [cdi, cdd, autre]\n", with: "")
            .replacing("code: cotisation\n", with: "⟦code⟧: cotisation\n")
        let mistake = Mistake("No words", new: "Tariffs/2027.yaml", tariff, ["cle_manquante"], help: "« pour: … »")
        #expect(mistake.difference() == nil)
    }
}
