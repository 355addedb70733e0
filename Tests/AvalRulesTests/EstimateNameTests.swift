import RuleTestSupport
import Testing

@Suite("The estimate as a name")
struct EstimateNameTests {
    static let changes: KeyValuePairs<String, String> = [
        "chaque salarie present": "declaration", "contrat = \"autre\"": "estimation.total_ht > 200",
        "etape: salaries": "etape: estimation", "chemin: contrat": "chemin: salaries", "{contrat: autre}": "{fois: 2}",
        "{contrat: cdi}": "{fois: 1}",
    ]

    @Test func aRuleOfItsStepOrOfTheSignatureMayReadIt() {
        for step in ["estimation", "signature"] {
            let rule = Rule.with(Self.changes).replacing("etape: estimation", with: "etape: \(step)")
            #expect(Workshop.shipped.writing(rule, to: Rule.path).load().findings.map(\.message) == [])
        }
    }

    static let mistakes = [
        Mistake(
            "A rule of a step before there is an estimate", new: Rule.path,
            Rule.with(changes).replacing("etape: estimation", with: "etape: categories")
                .replacing("code: essai", with: "code: ⟦essai⟧"),
            ["etape_avant_estimation"]),
        Mistake(
            "A fact that reads it", in: TableFact.path, TableFact.nextFact,
            "  ⟦cher⟧:\n    valeur: declaration.estimation.total_ht > 100\n" + TableFact.nextFact,
            ["fait_avant_estimation"]),
        Mistake(
            "A fact of its name", in: TableFact.path, "  iban_valide:",
            "  ⟦estimation⟧:\n    valeur: 1\n  iban_valide:", ["nom_en_double"]),
        Mistake(
            "A total that it does not have", new: Rule.path,
            Rule.with(changes).replacing("estimation.total_ht", with: "⟦estimation.total⟧"), ["nom_inconnu"],
            help: "« total_ht »"),
    ]

    @Test(arguments: mistakes)
    func aMistakeIsToldOnceWhereItStands(_ mistake: Mistake) {
        #expect(mistake.difference() == nil)
    }
}
