import AvalLoading
import AvalOperations
import AvalTestSupport
import Testing

/// What the verbs `check`, `test` and `golden` do, without the program.
struct RuleOperationTests {
    private static let folders = RuleFolders(in: Shipped.root)

    @Test func theShippedFilesHaveNoFinding() {
        let result = CheckRules(Self.folders).perform()
        #expect(result.findings == [])
        #expect(result.summary == "\(result.fileCount ?? 0) fichiers vérifiés : aucun constat.")
    }

    @Test func foldersThatAreNotThereAreFindingsAndNoFileIsLookedInto() {
        let result = CheckRules(RuleFolders(in: Shipped.root + "/Absent")).perform()
        #expect(result.findings.map(\.code) == ["dossier_absent", "dossier_absent"])
        #expect(result.fileCount == nil)
        #expect(result.summary == "2 erreur(s), 0 avertissement(s).")
    }

    @Test func examplesAndScenariosAreCounted() throws {
        let test = TestRules(try Shipped.rulebook(), scenarios: [Shipped.root + "/Samples/scenarios"])
        let result = try test.perform()
        #expect(result.findings == [] && result.failed == 0)
        #expect(result.exampleCount > 100 && result.scenarioCount > 20)
        #expect(result.summary.hasSuffix(" scénarios : tous conformes."))
    }

    @Test func scenariosThatAreNotThereAreAnError() throws {
        let test = TestRules(try Shipped.rulebook(), scenarios: [Shipped.root + "/absent.yaml"])
        #expect(throws: FileReadingError.self) { try test.perform() }
    }

    @Test func theSamplesAreComparedAndCounted() throws {
        let golden = GoldenSamples(rulebook: try Shipped.rulebook())
        let result = try golden.compare(all: [Shipped.root + "/Samples/guide"], updating: false)
        #expect(!result.outcomes.isEmpty)
        #expect(result.differing == 0 && result.recorded == 0 && !result.hasUnusable)
    }
}
