import AvalSource
import AvalTestSupport
import Testing

@testable import AvalLoading

@Suite("What scenarios have to say")
struct ScenarioExpectationTests {
    private func codes(_ text: String) throws -> [String] {
        let log = FindingLog()
        let runner = ScenarioRunner(rulebook: try Shipped.rulebook(), log: log)
        _ = runner.run(SourceFile(path: "essai.yaml", text: text))
        return log.findings.map(\.code)
    }

    @Test func oneThatExpectsNothingIsTold() throws {
        #expect(
            try codes("- {nom: un, declaration: {exercice: 2023}, attendu: {}}\n") == ["scenario_sans_attente"])
    }

    @Test func twoOfOneNameAreTold() throws {
        let one = "- {nom: un, declaration: {exercice: 2023}, attendu: {statut: acceptee}}\n"
        #expect(try codes(one + one) == ["scenario_en_double"])
        #expect(try codes(one + one.replacing("nom: un", with: "nom: deux")) == [])
    }
}
