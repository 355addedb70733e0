import AvalJSON
import AvalTestSupport
import Testing

/// A price past the day on which it was to be looked at again is told in the verdict.
struct ReviewDayTests {
    private static let tariff = """
        exercice: 2023
        tva: 20.00
        selon: contrat_retenu
        non_factures: [interim, stage]
        lignes:
          - {code: c, libelle: C, pour: [cdi, cdd, autre, apprentissage], prix_ht: 138.00, a_revoir: 2023-11-14}
          - {code: f, genre: forfait, libelle: F, prix_ht: 1.00, a_revoir: 2023-12-31}
        """

    private static func verdict(_ tariff: String, on day: String) throws -> JSONValue {
        let judging = Judging(try Shipped.rulebook(tariffs: ["2023.yaml": tariff]))
        return judging(Declarations.plain.with("/date", .string(day))).json
    }

    private static func codes(_ verdict: JSONValue) -> [String] {
        (verdict["anomalies"]?.array ?? []).compactMap { $0["code"]?.string }
    }

    @Test(arguments: [("2023-11-14", false), ("2023-11-15", true)])
    func theDayAfterTheReviewOfALineTheEstimateIsToBeConfirmed(_ day: String, _ isStale: Bool) throws {
        let verdict = try Self.verdict(Self.tariff, on: day)
        #expect(Self.codes(verdict).contains("tarif_a_confirmer") == isStale)
        #expect(verdict["estimation"]?["confirmee"] == .bool(!isStale))
    }

    @Test(arguments: [("2023-11-14", false), ("2023-11-15", true)])
    func theReviewOfAWholeTariffIsToldTheSame(_ day: String, _ isStale: Bool) throws {
        let whole = Self.tariff.replacing(", a_revoir: 2023-11-14", with: "").replacing(
            "tva: 20.00", with: "tva: 20.00\na_revoir: 2023-11-14")
        #expect(Self.codes(try Self.verdict(whole, on: day)).contains("tarif_a_confirmer") == isStale)
    }
}
