import RuleTestSupport
import Testing

@Suite("The model from which every example starts")
struct TemplateTests {
    private func found(_ condition: String, gravity: String = "avertissement", examples: String = "") -> [String] {
        let rule = Rule.with([
            #"si: contrat = "autre""#: "si: " + condition, "gravite: avertissement": "gravite: " + gravity,
        ])
        return Workshop.shipped.writing(rule, to: Rule.path).load().findings.map { "\($0.code) \($0.message)" }
    }

    @Test func aRuleThatFiresThereIsToldOnceAndNotByItsExamples() {
        let found = found(#"contrat = "cdi""#)
        #expect(found.count == 1)
        #expect(found.first?.hasPrefix("modele_avec_anomalie") == true)
        #expect(found.first?.contains("« essai »") == true)
    }

    @Test func aRuleThatRefusesEveryDeclarationOfAYearIsTold() {
        let found = found(
            #"contrat = "autre" or contrat = "cdi" and declaration.exercice = 2026"#, gravity: "bloquante")
        #expect(found.count == 1)
        #expect(found.first?.hasPrefix("exercice_refuse") == true)
        #expect(found.first?.contains("2026") == true)
    }

    @Test func aRuleThatOnlyWarnsOfAYearIsLeftAlone() {
        #expect(found(#"contrat = "autre" or contrat = "cdi" and declaration.exercice = 2026"#) == [])
    }
}
