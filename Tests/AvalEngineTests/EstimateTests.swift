import AvalJSON
import AvalRules
import AvalTestSupport
import Testing

/// Money: lines rounded to the cent, tax once a rate, the half away from zero.
struct EstimateTests {
    private static func tariff(_ lines: [(code: String, words: String, price: String, extra: String)]) -> String {
        let body = lines.map {
            "  - code: \($0.code)\n    libelle: \($0.code)\n    pour: [\($0.words)]\n    prix_ht: \($0.price)\n\($0.extra)"
        }
        return "exercice: 2023\ntva: 20.00\nselon: contrat_retenu\nnon_factures: [interim, stage]\nlignes:\n"
            + body.joined()
    }

    private func totals(_ tariff: String, contracts: [JSONValue]) throws -> JSONValue {
        let judge = Judging(try Shipped.rulebook(tariffs: ["2023.yaml": tariff]))
        let salaries = contracts.enumerated().map { Declarations.salarie("s\($0)", ["contrat": $1]) }
        return judge(Declarations.with(salaries)).json["estimation"] ?? .null
    }

    @Test func taxIsRoundedOnceOnTheSumOfARatesLines() throws {
        let tariff = Self.tariff([("a", "cdi, cdd, autre", "47.01", ""), ("b", "apprentissage", "96.02", "")])
        let estimate = try totals(tariff, contracts: ["cdi", "apprentissage"])
        #expect(estimate["total_ht"] == "143.03")
        #expect(estimate["total_tva"] == "28.61")
        #expect(estimate["total_ttc"] == "171.64")
    }

    @Test func taxIsNeverRoundedByHead() throws {
        let tariff = Self.tariff([("a", "cdi, cdd, autre, apprentissage", "96.38", "")])
        let estimate = try totals(tariff, contracts: Array(repeating: "cdi", count: 7))
        #expect(estimate["total_ht"] == "674.66")
        #expect(estimate["total_tva"] == "134.93")
    }

    @Test func theHalfCentGoesAwayFromZero() throws {
        let tariff = Self.tariff([("a", "cdi, cdd, autre, apprentissage", "0.125", "")])
        #expect(throws: Shipped.RulesError.self) { try totals(tariff, contracts: ["cdi"]) }
        let fitting = Self.tariff([("a", "cdi, cdd, autre, apprentissage", "0.02", "")]).replacing(
            "20.00", with: "25.00")
        #expect(try totals(fitting, contracts: ["cdi"])["total_tva"] == "0.01")
    }

    @Test func everyLineStandsAlsoAtZero() throws {
        let judge = try Judging()
        let estimate = judge(Declarations.with([])).json["estimation"]
        #expect(estimate?["lignes"]?.array?.map { $0["total_ht"]?.string } == ["0.00", "0.00"])
        #expect(estimate?["tva"] == [["taux": "20.00", "base_ht": "0.00", "montant": "0.00"]])
        #expect(estimate?["confirmee"] == true)
    }

    @Test func totalsAddUpWhateverIsDeclared() throws {
        let judge = try Judging()
        var maker = DeclarationMaker(seed: 31)
        for _ in 0..<200 {
            let verdict = judge(maker.next()).json
            guard let estimate = verdict["estimation"], !estimate.isNull else { continue }
            func cents(_ text: JSONValue?) -> Int { Int(text?.string?.filter { $0 != "." } ?? "") ?? -1 }
            let lines = estimate["lignes"]?.array ?? []
            for line in lines {
                #expect(cents(line["total_ht"]) == cents(line["prix_unitaire_ht"]) * (line["quantite"]?.integer ?? -1))
            }
            #expect(lines.reduce(0) { $0 + cents($1["total_ht"]) } == cents(estimate["total_ht"]))
            #expect(
                (estimate["tva"]?.array ?? []).reduce(0) { $0 + cents($1["montant"]) } == cents(estimate["total_tva"]))
            #expect(cents(estimate["total_ht"]) + cents(estimate["total_tva"]) == cents(estimate["total_ttc"]))
            let headcount = verdict["effectif"]
            #expect(
                ["SI", "SIA", "SIR"].reduce(0) { $0 + (headcount?[$1]?.integer ?? -1) } == headcount?["total"]?.integer)
        }
    }

    @Test func aDeducedPriceIsNotConfirmedAndSaysSo() throws {
        let judge = try Judging()
        for (exercice, deduced) in [(2022, true), (2023, false), (2024, true)] {
            let answer = judge(Declarations.plain.with("/exercice", .integer(exercice)))
            #expect(answer.codes.contains("tarif_a_confirmer") == deduced)
            #expect(answer.json.at("/estimation/confirmee")?.bool == !deduced)
        }
    }
}

extension String {
    fileprivate func replacing(_ part: String, with other: String) -> String {
        guard let range = firstRange(of: part) else { return self }
        return self[..<range.lowerBound] + other + self[range.upperBound...]
    }

    // MARK: Rules that read it

    /// A rule of the estimate that fires where `condition` is true.
    private static func rule(
        _ condition: String, message: String = "{estimation.total_ttc}", step: String = "estimation"
    )
        -> String
    {
        """
        - code: essai
          pour: declaration
          si: \(condition)
          gravite: information
          etape: \(step)
          chemin: salaries
          message: "\(message)"
          sans_article: "essai"
          exemples:
            - {salarie: {fois: 2}, anomalie: oui}
            - {anomalie: non}

        """
    }

    private func judging(_ rule: String, _ evaluation: Evaluation) throws -> Judging {
        Judging(try Shipped.rulebook(rules: ["anomalies/essai.yaml": rule], evaluation))
    }

    private static let two = Declarations.with(["a", "b"].map { Declarations.salarie($0, [:]) })

    @Test(arguments: [Evaluation.compiled, .interpreted])
    func rulesReadItsTotalsAndLines(_ evaluation: Evaluation) throws {
        let rule = Self.rule(
            "estimation.total_ht = 276 and estimation.total_tva = 55.2 and estimation.confirmee",
            message:
                "{estimation.total_ttc}, {count(estimation.lignes[quantite > 1])}, {estimation.lignes[1].prix_unitaire_ht}"
        )
        let judge = try judging(rule, evaluation)
        #expect(judge(Self.two).anomaly("essai")?["message"] == "331,20\u{A0}€, 1, 138,00")
        #expect(!judge(Declarations.plain).codes.contains("essai"))
    }

    @Test(arguments: [Evaluation.compiled, .interpreted])
    func whereNothingIsEstimatedItIsAbsent(_ evaluation: Evaluation) throws {
        let condition = "(if estimation = null then count(salaries) > 1 else estimation.total_ht > 138)"
        let judge = try judging(Self.rule(condition, message: "{estimation.lignes}"), evaluation)
        let unpriced = Self.two.with("/exercice", 2019).with("/date", "2019-01-15")
        #expect(judge(unpriced).json["estimation"] == .null)
        #expect(judge(unpriced).anomaly("essai")?["message"] == "non précisé")
        // What the declaration before was estimated at is forgotten.
        #expect(judge(Self.two).codes.contains("essai"))
        #expect(judge(unpriced).anomaly("essai")?["message"] == "non précisé")
    }
}
