import RuleTestSupport
import Testing

@Suite("What is proved of rules, periods and codes")
struct ProofTests {
    private static let condition = #"si: contrat = "autre""#
    private static let determinants = "Rules/determinants.yaml"

    static let conditions = [
        Rule.mistake(
            "A condition that no word makes true",
            [
                condition: #"si: ⟦contrat = "autre" and not(contrat in ("autre", "stage"))⟧"#,
                "- {salarie: {contrat: autre}, anomalie: oui}": "- ⟦{salarie: {contrat: autre}, anomalie: oui}⟧",
            ], ["condition_impossible", "exemple_faux"]),
        Rule.mistake(
            "A day before the rule holds",
            [
                condition: "du: 2026-01-01\n  si: ⟦date_reference < @\"2025-12-31\"⟧",
                "- {salarie: {contrat: autre}, anomalie: oui}": "- ⟦{salarie: {contrat: autre}, anomalie: oui}⟧",
            ], ["condition_impossible", "exemple_faux"]),
        Rule.mistake(
            "A condition that all make true",
            [
                condition: "si: ⟦contrat = null or contrat != null⟧", "code: essai": "code: ⟦essai⟧",
            ], ["modele_avec_anomalie", "condition_toujours_vraie"]),
        Rule.mistake(
            "A case that a wider one hides",
            [
                condition:
                    "cas:\n    - si: contrat in (\"autre\", \"stage\")\n    - ⟦si⟧: contrat = \"stage\" and age > 3"
            ],
            ["cas_masque"]),
        Rule.mistake(
            "A case that two above it hide together",
            [
                condition:
                    "cas:\n    - si: contrat = \"autre\" and age < 30\n    - si: contrat = \"autre\" and (age >= 30 or age = null)\n    - ⟦si⟧: contrat = \"autre\""
            ],
            ["cas_masque"]),
    ]

    static let codes = [
        Rule.mistake(
            "A misspelt code of a subject",
            [
                "chaque salarie present": "chaque determinant de salarie present",
                condition: #"si: code in ("amiante", ⟦"plombe"⟧)"#, "  chemin: contrat\n": "",
                "{contrat: autre}": "{determinants: [amiante]}",
            ], ["mot_inconnu"], help: "« plomb »"),
        Rule.mistake(
            "A misspelt code in an example", ["{contrat: cdi}": "{determinants: [⟦plombe⟧]}"], ["exemple_douteux"],
            help: "« plomb »"),
    ]

    @Test(arguments: conditions + codes)
    func isToldOnceWhereItStands(_ mistake: Mistake) {
        #expect(mistake.difference() == nil)
    }

    @Test func anExampleOfARuleThatAsksWhetherCodesAreKnownMayCarryOthers() {
        let rule = Rule.with([
            Self.condition: "si: some d in determinants satisfies not(d in catalogue)",
            "{contrat: autre}": "{determinants: [plombe]}",
        ])
        #expect(Workshop.shipped.writing(rule, to: Rule.path).load().findings.map(\.code) == [])
    }

    @Test func twoRulesThatSayTheSameAreTold() throws {
        let other = Rule.right.replacing("code: essai", with: "code: bis").replacing(
            #"si: contrat = "autre""#, with: #"si: not(contrat != "autre")"#)
        let found = Workshop.shipped.writing(Rule.right, to: Rule.path).writing(
            other, to: "Rules/anomalies/essai_2.yaml"
        )
        .load().findings
        #expect(found.map(\.code) == ["regles_identiques"])
        #expect(found.first?.drawing == ["exemple : contrat = \"autre\""])
        #expect(found.first?.message.contains("« essai »") == true)
    }

    @Test func twoRulesThatSayTheSameOnOtherDaysAreLeftAlone() {
        let first = Rule.with(["code: essai": "code: essai\n  au: 2024-12-31"])
        let second = Rule.with([
            "code: essai": "code: bis\n  du: 2025-01-01",
            "{contrat: autre}, anomalie": "{contrat: autre}, date: 2025-01-01, anomalie",
        ])
        let found = Workshop.shipped.writing(first, to: Rule.path).writing(second, to: "Rules/anomalies/essai_2.yaml")
            .load().findings
        #expect(found.map(\.code) == [])
    }

    @Test func daysMissingAreDrawnWithADeclarationOfOne() throws {
        let holed = try #require(
            Workshop.shipped.replacing("au: 2018-06-30", by: "au: 2018-05-30", in: Self.determinants))
        let finding = try #require(holed.load().findings.first)
        #expect(finding.message.hasSuffix("rien ne vaut du 2018-05-31 au 2018-06-30"))
        #expect(
            finding.drawing == [
                "2017-01-01 → 2018-05-30 ──── SIR", "2018-05-31 → 2018-06-30 ┄┄┄┄ rien",
                "2018-07-01 → 2023-06-22 ──── SIR", "2023-06-23 → …          ──── SIR",
                "exemple : {salarie: {determinants: [rayonnements_a]}, date: 2018-05-31}",
            ])
    }

    private static let late = """
        - code: silice
          libelle: "Silice"
          motif: "silice"
          periodes:
            - {du: 2023-01-01, categorie: SIR, reference: essai, suivi: {}}

        """

    private func findings(ofDeterminant text: String, rule: String? = nil) throws -> [String] {
        let all = try #require(Workshop.shipped.texts[Self.determinants]) + text
        let workshop = Workshop.shipped.writing(all, to: Self.determinants)
        return (rule.map { workshop.writing($0, to: Rule.path) } ?? workshop).load().findings.map(\.code)
    }

    @Test func aDeterminantThatBeginsLateSaysWhatCreatedIt() throws {
        #expect(try findings(ofDeterminant: Self.late) == ["debut_manquant"])
        let created = Self.late.replacing("  motif:", with: "  cree_par: décret n° 1\n  motif:")
        #expect(try findings(ofDeterminant: created) == [])
    }

    @Test func aCodeExistsOnTheDaysOfTheRuleThatAsksForIt() throws {
        let created = Self.late.replacing("  motif:", with: "  cree_par: décret n° 1\n  motif:")
        let condition = [Self.condition: #"si: (contrat = "autre" and not("silice" in determinants))"#]
        let always = condition.reduce(Rule.right) { $0.replacing($1.key, with: $1.value) }
        #expect(try findings(ofDeterminant: created, rule: always) == ["code_hors_periode"])
        let dated = always.replacing("code: essai", with: "code: essai\n  du: 2023-01-01")
        #expect(try findings(ofDeterminant: created, rule: dated) == [])
    }
}
