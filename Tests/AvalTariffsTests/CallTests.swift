import AvalJSON
import AvalTestSupport
import RuleTestSupport
import Testing

@Suite("Calls of a contribution")
struct CallTests {
    private static func tariff(_ calls: String, _ lines: String, exercice: Int = 2023) -> String {
        """
        exercice: \(exercice)
        tva: 20.00
        selon: contrat_retenu
        non_factures: [interim, stage]
        echeancier:
        \(calls)
        lignes:
        \(lines)

        """
    }

    private static let price = "  - {code: c, libelle: C, pour: [cdi, cdd, autre, apprentissage], prix_ht: 96.38}"
    private static let bySize = """
          - {a: 20, appel: annuel, exigible: [2023-03-31]}
          - {de: 21, a: 50, appel: semestriel}
          - {de: 51, appel: trimestriel}
        """

    private func calls(_ estimate: JSONValue) -> [JSONValue] { estimate["echeancier"]?.array ?? [] }

    @Test(arguments: [(0, 1), (20, 1), (21, 2), (50, 2), (51, 4)])
    func theSizeSaysHowOftenItIsCalled(_ size: Int, _ count: Int) throws {
        let estimate = try Estimates(Self.tariff(Self.bySize, Self.price))
        #expect(calls(estimate(heads: size)).count == count)
    }

    @Test func aCallSaysItsPeriodAndWhenItIsDueWhereThatIsKnown() throws {
        let estimate = try Estimates(Self.tariff(Self.bySize, Self.price))
        #expect(
            calls(estimate(heads: 1)) == [
                [
                    "periode": "2023", "libelle": "année 2023", "exigible": "2023-03-31", "total_ht": "96.38",
                    "total_tva": "19.28", "total_ttc": "115.66",
                ]
            ])
        #expect(calls(estimate(heads: 21)).map { $0["periode"] } == ["2023-S1", "2023-S2"])
        #expect(calls(estimate(heads: 51)).map { $0["libelle"]?.string }.first == "1er trimestre 2023")
        #expect(calls(estimate(heads: 51)).allSatisfy { $0["exigible"] == nil })
    }

    @Test func aPriceThatFourDoesNotDivideIsCutByCumulativeRounding() throws {
        let estimate = try Estimates(Self.tariff("  - {appel: trimestriel}", Self.price))(heads: 1)
        #expect(calls(estimate).map { $0["total_ht"]?.string } == ["24.10", "24.09", "24.10", "24.09"])
    }

    private static let severalRates = """
          - {code: c, libelle: C, pour: [cdi, cdd, autre, apprentissage], prix_ht: 96.38}
          - {code: d, genre: forfait, libelle: D, prix_ht: 50.01, tva: 5.50}
          - {code: e, genre: forfait, libelle: E, prix_ht: 70.00, reparti: non}
        """

    @Test(arguments: [1, 2, 3, 7, 13, 101])
    func thePartsAddUpToTheTotals(_ size: Int) throws {
        let estimate = try Estimates(Self.tariff("  - {appel: trimestriel}", Self.severalRates))(heads: size)
        for key in ["total_ht", "total_tva", "total_ttc"] {
            let parts = calls(estimate).compactMap { $0[key]?.string }.map { Int($0.filter { $0 != "." }) ?? 0 }
            let whole = estimate[key]?.string?.filter { $0 != "." }
            #expect(parts.reduce(0, +) == whole.flatMap { Int($0) })
        }
    }

    @Test func whatIsNotSpreadIsCalledAtOnce() throws {
        let lines = Self.price + "\n  - {code: e, genre: forfait, libelle: E, prix_ht: 70.00, reparti: non}"
        let estimate = try Estimates(Self.tariff("  - {appel: semestriel}", lines))(heads: 2)
        #expect(calls(estimate).map { $0["total_ht"]?.string } == ["166.38", "96.38"])
    }

    @Test func aTariffWithoutCallsHasNoSchedule() throws {
        let tariff = Self.tariff("", Self.price).replacing("echeancier:\n\n", with: "")
        #expect(try Estimates(tariff)(heads: 1)["echeancier"] == nil)
    }

    static let mistakes = [
        mistake(
            "A size without calls", "  - {a: 20, appel: annuel}\n  - {⟦de⟧: 22, appel: semestriel}", "tranches_trouees"),
        mistake(
            "A size called twice", "  - {a: 20, appel: annuel}\n  - {⟦de⟧: 20, appel: semestriel}",
            "tranches_superposees"),
        mistake("Too few dates", "  - {appel: trimestriel, exigible: ⟦[2027-04-30]⟧}", "echeances_mal_comptees"),
        mistake(
            "Dates in the wrong order", "  - {appel: semestriel, exigible: [2027-07-31, ⟦2027-01-31⟧]}",
            "echeances_desordonnees"),
        mistake("A misspelt frequency", "  - {appel: ⟦trimestrielle⟧}", "valeur_inattendue"),
        mistake("A day of no calendar", "  - {appel: annuel, exigible: [⟦2027-02-30⟧]}", "valeur_inattendue"),
    ]

    private static func mistake(_ sentence: String, _ calls: String, _ code: String) -> Mistake {
        Mistake(sentence, new: "Tariffs/2027.yaml", tariff(calls, price, exercice: 2027), [code])
    }

    @Test(arguments: mistakes)
    func isToldOnceWhereItStands(_ mistake: Mistake) {
        #expect(mistake.difference() == nil)
    }
}
