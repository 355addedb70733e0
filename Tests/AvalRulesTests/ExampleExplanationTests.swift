import RuleTestSupport
import Testing

@Suite("What an example that fails shows of the condition")
struct ExampleExplanationTests {
    private func drawing(_ condition: String, _ changes: KeyValuePairs<String, String> = [:]) -> [String] {
        var rule = Rule.with([#"si: contrat = "autre""#: "si: " + condition])
        for (old, new) in changes { rule = rule.replacing(old, with: new) }
        let found = Workshop.shipped.writing(rule, to: Rule.path).load().findings
        return found.first { $0.code == "exemple_faux" }?.drawing ?? []
    }

    @Test func eachPartIsShownWithItsAnswerAndTheValuesThatItAsksAbout() {
        #expect(
            drawing(#"contrat = "autre" and age < 18 and date_sortie != null"#) == [
                #"« contrat = "autre" » : vrai (contrat = "autre")"#, "« age < 18 » : faux (age = 28)",
                "« date_sortie != null » : faux (date_sortie = absent)",
            ])
    }

    @Test func aSubjectThatIsNotThereIsSaid() {
        let changes: KeyValuePairs = ["{contrat: autre}": "{contrat: autre, date_sortie: 2020-01-01}"]
        #expect(drawing(#"contrat = "autre""#, changes) == ["« pour » n'en retient aucun"])
    }

    @Test func aRuleThatDoesNotHoldThatDayIsSaid() {
        let changes: KeyValuePairs = ["code: essai": "code: essai\n  du: 2024-01-01"]
        #expect(drawing(#"contrat = "autre""#, changes) == ["aucun de ses cas ne vaut ce jour-là"])
    }

    @Test func ofSeveralCasesThoseUpToTheOneThatDecidesAreShown() {
        let rule = Rule.with([
            #"si: contrat = "autre""#: "cas:\n    - si: age > 90\n    - si: contrat in (\"autre\", \"stage\")"
        ])
        let found = Workshop.shipped.writing(rule.replacing("contrat: cdi", with: "contrat: autre"), to: Rule.path)
            .load()
            .findings
        #expect(
            found.first { $0.code == "exemple_faux" }?.drawing.first { $0.hasPrefix("« age") }
                == "« age > 90 » : faux (age = 28)")
    }
}
