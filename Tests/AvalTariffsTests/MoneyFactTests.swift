import AvalJSON
import AvalOperations
import AvalTestSupport
import Testing

/// What is known of amounts from outside, each under its number in the list of facts.
@Suite("Money to the cent")
struct MoneyFactTests {
    /// The calls of a declaration with so many salariés, by the shipped tariff of an exercice.
    private func calls(heads: Int, exercice: Int, date: String) throws -> [JSONValue] {
        let salaries = (1...heads).map { Declarations.salarie("s\($0)") }
        let declaration = Declarations.with(salaries).with("/exercice", .integer(exercice))
            .with("/date", .string(date))
        let outcome = CallPlanning(try Shipped.rulebook()).plan(JSONWriter.bytes(of: declaration))
        guard case .calls(let schedule, _) = outcome else { return [] }
        return schedule.json["appels"]?.array ?? []
    }

    static let invoices = [
        ("COT-02, second quarter of 2023", 10, 2023, "2023-T2", ["345.00", "69.00", "414.00"]),
        ("COT-03, first quarter of 2023", 9, 2023, "2023-T1", ["310.50", "62.10", "372.60"]),
        (
            "COT-04 and COT-06, fourth quarter of 2022, invoiced in 2023", 8, 2022, "2022-T4",
            ["264.00", "52.80", "316.80"]
        ),
        ("COT-01, a quarter of one", 1, 2023, "2023-T1", ["34.50", "6.90", "41.40"]),
    ]

    @Test(arguments: invoices)
    func anInvoiceOfTheGuideIsFoundAgain(
        _ fact: String, _ heads: Int, _ exercice: Int, _ period: String, _ amounts: [String]
    ) throws {
        // The day of the invoice, after the period: the price is that of the period.
        let calls = try calls(heads: heads, exercice: exercice, date: "2023-01-12")
        let call = try #require(calls.first { $0["periode"]?.string == period })
        #expect(["total_ht", "total_tva", "total_ttc"].map { call[$0]?.string } == amounts, "\(fact)")
    }

    @Test("COT-05") func theEstimateOfTheGuide() throws {
        let declaration = Declarations.with([Declarations.salarie("a"), Declarations.salarie("b")])
        let estimate = try #require(Judging(try Shipped.rulebook())(declaration).json["estimation"])
        let totals = ["total_ht", "total_tva", "total_ttc"].map { estimate[$0]?.string }
        #expect(totals == ["276.00", "55.20", "331.20"])
    }

    private func tax(_ lines: String, heads: Int) throws -> String? {
        let tariff = """
            exercice: 2023
            tva: 20.00
            selon: contrat_retenu
            non_factures: [interim, stage]
            lignes:
            \(lines)

            """
        return try Estimates(tariff)(heads: heads)["total_tva"]?.string
    }

    @Test("ARR-01") func taxIsRoundedOnTheTotalOfItsRate() throws {
        let lines = """
              - {code: a, libelle: A, pour: [cdi, cdd, autre, apprentissage], prix_ht: 47.01}
              - {code: b, genre: forfait, libelle: B, prix_ht: 96.02}
            """
        #expect(try tax(lines, heads: 1) == "28.61")
    }

    @Test("ARR-02") func taxIsNeverRoundedByTheHead() throws {
        let line = "  - {code: a, libelle: A, pour: [cdi, cdd, autre, apprentissage], prix_ht: 96.38}"
        #expect(try tax(line, heads: 7) == "134.93")
    }
}
