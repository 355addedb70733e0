import AvalProofs
import RuleTestSupport
import Testing

/// What examples are told to exercise, and what not.
struct CoverageTests {
    private static let examples = TrialFiles(scenarios: [], samples: [])

    /// What is missing of an anomaly that is added to the shipped ones, by the names of its items.
    private func missing(of anomaly: String, code: String) throws -> [String: [String]] {
        let workshop = Workshop.shipped.writing(anomaly, to: "Rules/anomalies/essai.yaml")
        let report = try CoverRules(#require(workshop.load().rulebook), Self.examples).perform()
        let own = report.items.filter { $0.name.contains("« \(code) »") }
        return Dictionary(uniqueKeysWithValues: own.map { ($0.name, $0.missing) })
    }

    private static func anomaly(_ condition: String, _ examples: String) -> String {
        """
        - code: essai
          pour: chaque salarie present
          \(condition)
          gravite: information
          etape: salaries
          chemin: contrat
          message: "Essai."
          exemples:
        \(examples.split(separator: "\n").map { "    - \($0)" }.joined(separator: "\n"))

        """
    }

    @Test func aRuleIsExercisedByAnExampleThatMakesItFireAndOneThatLeavesItSilent() throws {
        let found = try missing(
            of: Self.anomaly(
                "si: contrat = \"cdd\"",
                "{salarie: {contrat: cdd}, anomalie: oui}\n{salarie: {contrat: cdi}, anomalie: non}"),
            code: "essai")
        #expect(found == ["règle « essai »": []])
    }

    @Test func aRuleThatIsSilentForWantOfASubjectIsNotExercised() throws {
        let found = try missing(
            of: Self.anomaly(
                "si: contrat = \"cdd\"",
                "{salarie: {contrat: cdd}, anomalie: oui}\n{salarie: {contrat: cdi, date_sortie: 2000-01-01}, anomalie: non}"
            ),
            code: "essai")
        #expect(found == ["règle « essai »": ["aucun de ses exemples ne la laisse muette par sa condition"]])
    }

    @Test func aRuleThatIsSilentAtAnEarlierStepIsNotExercised() throws {
        let found = try missing(
            of: Self.anomaly(
                "si: contrat = \"cdd\"",
                "{salarie: {contrat: cdd}, anomalie: oui}\n{salarie: {contrat: cdi}, etape: determinants, anomalie: non}"
            ),
            code: "essai")
        #expect(found["règle « essai »"]?.count == 1)
    }

    @Test func aCaseIsExercisedWhereItDecides() throws {
        let found = try missing(
            of: Self.anomaly(
                "cas: [{si: contrat = \"cdd\"}, {si: contrat = \"stage\"}]",
                "{salarie: {contrat: cdd}, anomalie: oui}\n{salarie: {contrat: cdi}, anomalie: non}"),
            code: "essai")
        #expect(
            found == [
                "règle « essai »": [], "cas 1 de « essai »": [],
                "cas 2 de « essai »": ["il ne décide dans aucun exemple, scénario ni échantillon"],
            ])
    }

    @Test func aCaseWhoseWeightIsAChoiceOfTheServiceIsOneCase() throws {
        let anomaly = Self.anomaly(
            "cas: [{si: contrat = \"cdd\"}, {si: contrat = \"stage\"}]",
            """
            {salarie: {contrat: cdd}, anomalie: oui}
            {salarie: {contrat: stage}, anomalie: oui}
            {salarie: {contrat: cdi}, anomalie: non}
            """)
        let chosen = anomaly.replacing("gravite: information", with: "gravite: {selon: service.controle_courriel}")
        let found = try missing(of: chosen, code: "essai")
        #expect(found == ["règle « essai »": [], "cas 1 de « essai »": [], "cas 2 de « essai »": []])
    }

    @Test func aRowOfATableIsExercisedWhereItGivesAFactThatTheExampleLooksAt() throws {
        let table = """
              delai_essai:
                table: |
                  contrat  || mois
                  "cdd"    || 12
                  "stage"  || 24
                sinon: 60

            """
        let rules = Self.anomaly(
            "si: delai_essai < 60",
            "{salarie: {contrat: cdd}, anomalie: oui}\n{salarie: {contrat: cdi}, anomalie: non}")
        let shipped = Workshop.shipped
        let facts = try #require(shipped.texts["Rules/faits.yaml"])
        let workshop = shipped.writing(facts + table, to: "Rules/faits.yaml")
            .writing(rules, to: "Rules/anomalies/essai.yaml")
        let report = try CoverRules(#require(workshop.load().rulebook), Self.examples).perform()
        let missing = report.missing.filter { $0.kind == .tableRow }.map(\.name)
        #expect(missing == ["ligne 2 de la table « delai_essai »"])
    }

    @Test func aPeriodIsExercisedWhereAnExpectationDependsOnItsCategory() throws {
        let anomaly = Self.anomaly(
            "si: (\"ancien\" in determinants)",
            "{salarie: {determinants: [ancien]}, anomalie: oui}\n{salarie: {determinants: []}, anomalie: non}")
        let determinants = try #require(Workshop.shipped.texts["Rules/determinants.yaml"])
        let workshop = Workshop.shipped.writing(anomaly, to: "Rules/anomalies/essai.yaml").writing(
            determinants + """

                - code: ancien
                  libelle: Essai
                  motif: essai
                  periodes:
                    - {du: 2017-01-01, categorie: SIR, reference: essai, suivi: {}}

                """, to: "Rules/determinants.yaml")
        let report = try CoverRules(#require(workshop.load().rulebook), Self.examples).perform()
        // The example carries it, and looks at no category.
        #expect(report.missing.map(\.name).contains("« ancien » depuis le 2017-01-01"))
    }

    @Test func scenariosAndSamplesExerciseTheLinesOfTariffs() throws {
        let rulebook = try #require(Workshop.shipped.load().rulebook)
        let root = Workshop.root.path + "/Samples"
        let without = try CoverRules(rulebook, Self.examples).perform()
        let with = try CoverRules(rulebook, TrialFiles(scenarios: [root + "/scenarios"], samples: [root])).perform()
        #expect(without.missing.contains { $0.name == "ligne « cotisation_annuelle » de 2023" })
        #expect(!with.missing.contains { $0.name == "ligne « cotisation_annuelle » de 2023" })
        #expect(with.trialCount > without.trialCount)
    }
}
