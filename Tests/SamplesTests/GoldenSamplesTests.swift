import AvalJSON
import AvalLoading
import AvalOperations
import AvalSource
import AvalTestSupport
import Testing

/// The samples, compared as `aval golden` compares them, and the scenarios, played as `aval test` plays them.
struct GoldenSamplesTests {
    private static let folder = Shipped.root + "/Samples"
    private static let paths = (try? GoldenSamples.find(folder).get()) ?? []

    @Test(arguments: paths)
    func aSampleGetsItsRecordedVerdict(path: String) throws {
        let golden = GoldenSamples(rulebook: try Shipped.rulebook(), folders: Shipped.folders)
        #expect(golden.compare(path, updating: false).result == .same)
    }

    @Test func theSamplesShowEveryAnomalyOfTheRules() throws {
        let rulebook = try Shipped.rulebook()
        let golden = GoldenSamples(rulebook: rulebook, folders: Shipped.folders)
        let shown = Set(Self.paths.flatMap { golden.compare($0, updating: false).codes })
        #expect(shown == Set(rulebook.rules.model.anomalies.map(\.code)))
    }

    @Test func everyAnomalyHasItsSampleWhereItStandsAlone() throws {
        let rulebook = try Shipped.rulebook()
        let golden = GoldenSamples(rulebook: rulebook)
        let company = [
            "attestation_a_detenir": ["tarif_a_confirmer"], "exercice_incoherent": ["tarif_a_confirmer"],
            "grossesse_plomb": ["plomb_selon_les_seuils"], "mineur_travaux_reglementes_tus": ["mineur_caces"],
            "sortie_avant_entree": ["entree_future"], "tva_a_completer": ["tarif_a_confirmer"],
            "valeur_a_revoir": ["tarif_a_confirmer"],
        ]
        for anomaly in rulebook.rules.model.anomalies {
            let codes = golden.compare("\(Self.folder)/anomalies/\(anomaly.code).json", updating: false).codes
            #expect(codes.sorted() == ([anomaly.code] + company[anomaly.code, default: []]).sorted())
        }
    }

    @Test func theCompanyOfTheGuideIsEstimatedAsTheGuideDoes() throws {
        let judge = try Judging()
        for name in ["socie_a_signer", "socie_signee"] {
            let bytes = try UserFiles.read("\(Self.folder)/guide/\(name).json").get()
            let verdict = judge(bytes).json
            #expect(verdict["statut"] == "acceptee" && verdict["signable"] == true)
            let totals = ["total_ht", "total_tva", "total_ttc"].map { verdict["estimation"]?[$0]?.string }
            #expect(totals == ["276.00", "55.20", "331.20"])
        }
    }

    @Test func everyScenarioComesOutAsItsAuthorExpects() throws {
        let log = FindingLog()
        // Some suppose other choices of the service's: the rules are read again for them.
        let runner = ScenarioRunner(Judges(try Shipped.rulebook(), readFrom: Shipped.folders), log: log)
        let outcomes = try ScenarioFiles.find(Self.folder + "/scenarios").get().flatMap { runner.run($0) }
        #expect(outcomes.count > 20)
        #expect(outcomes.compactMap(\.finding).map(\.message) == [])
        #expect(log.findings.isEmpty)
    }

    @Test func everyExampleOfTheRulesComesOutAsItSays() throws {
        let outcomes = ExampleRunner(rulebook: try Shipped.rulebook()).run()
        #expect(outcomes.count > 100)
        #expect(outcomes.compactMap(\.finding).map(\.message) == [])
    }
}
