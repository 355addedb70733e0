import AvalLoading
import AvalOperations
import AvalSource
import AvalTestSupport
import Testing

/// What the verbs `check`, `test` and `golden` do, without the program.
struct RuleOperationTests {
    private static let folders = RuleFolders(in: Shipped.root)

    @Test func theShippedFilesHaveNoFinding() {
        let result = CheckRules(Self.folders, today: 20_000).perform()
        #expect(result.findings == [])
        #expect(result.summary == "\(result.fileCount ?? 0) fichiers vérifiés : aucun constat.")
    }

    @Test func foldersThatAreNotThereAreFindingsAndNoFileIsLookedInto() {
        let result = CheckRules(RuleFolders(in: Shipped.root + "/Absent"), today: 20_000).perform()
        #expect(result.findings.map(\.code) == ["dossier_absent", "dossier_absent"])
        #expect(result.fileCount == nil)
        #expect(result.summary == "2 erreur(s), 0 avertissement(s).")
    }

    @Test func whatRemainsToBeConfirmedIsANoteAndBeforeAReleaseAFinding() throws {
        let plain = CheckRules(Self.folders, today: 20_000).perform()
        let release = CheckRules(Self.folders, today: 20_000, isRelease: true).perform()
        #expect(plain.note?.contains("aval check --release") == true && release.note == nil)
        #expect(plain.pendingCount == release.findings.count)
        let codes = Set(release.findings.map(\.code))
        #expect(codes.contains("doute_a_lever") && codes.contains("prix_deduit"))
    }

    @Test(arguments: [
        ("2027-01-29", []), ("2027-01-30", ["revision_proche"]), ("2027-03-31", ["revision_proche"]),
        ("2027-04-01", ["revision_depassee"]),
    ])
    func aDayOfReviewIsToldSixtyDaysBefore(_ day: String, _ expected: [String]) throws {
        let text = "- code: essai\n  a_revoir: 2027-03-31\n  exemples:\n    - {declaration: {doute: x}}\n"
        let source = SourceFile(path: "Rules/anomalies/essai.yaml", text: text)
        let files = RuleFiles(rules: [.init(path: "anomalies/essai.yaml", source: source)], tariffs: [])
        let found = ReleaseReview.findings(in: files, today: try #require(ISODay.number(day)))
        #expect(found.map(\.code) == expected)
    }

    @Test(arguments: [(2024, []), (2025, []), (2026, ["bornes_inconnues"]), (2027, []), (2028, ["bornes_inconnues"])])
    func aTariffWhosePriceNothingHeldAgainstTheLawIsTold(_ exercice: Int, _ expected: [String]) throws {
        func entry(_ path: String, _ text: String) -> RuleFiles.Entry {
            .init(path: path, source: SourceFile(path: path, text: text))
        }
        let files = RuleFiles(
            rules: [entry("cout_moyen_national.yaml", "couts: [{exercice: 2025}, {exercice: 2027}]\n")],
            tariffs: [entry("\(exercice).yaml", "exercice: \(exercice)\n")])
        #expect(ReleaseReview.findings(in: files, today: 20_000).map(\.code) == expected)
    }

    @Test func examplesAndScenariosAreCounted() throws {
        let test = TestRules(
            try Shipped.rulebook(), readFrom: RuleFolders(in: Shipped.root),
            scenarios: [Shipped.root + "/Samples/scenarios"])
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
