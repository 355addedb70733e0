import AvalEngine
import AvalLoading
import AvalSource
import RuleTestSupport
import Testing

/// Examples and scenarios that suppose something of the service hold whatever the service chose.
struct CircumstanceTests {
    private static let root = RuleFolders(in: Workshop.root.path)

    /// What the rules say of the scenarios of a text, with the files of the repository at hand or not.
    private func findings(_ scenarios: String, remade: Bool = true) throws -> [Finding] {
        let loaded = RulebookLoader.load(Self.root, runningExamples: false)
        let rulebook = try #require(loaded.rulebook)
        let log = FindingLog()
        let runner = ScenarioRunner(remade ? Judges(rulebook, readFrom: Self.root) : Judges(rulebook), log: log)
        let outcomes = runner.run(SourceFile(path: "essai.yaml", text: scenarios))
        return log.findings + outcomes.compactMap(\.finding)
    }

    private static func minor(_ period: String, _ expected: String) -> String {
        """
        - nom: un mineur à \(period)
          salarie: {date_naissance: 2006-12-01, date_entree: 2023-01-05, determinants: [mineur]}
          service: {periodicite_mineurs: \(period)}
          attendu: {suivi: {s1: {periodicite: \(expected)}}}

        """
    }

    @Test func aScenarioIsJudgedWithTheChoicesThatItSupposes() throws {
        let both = Self.minor("60 mois", "60 mois") + Self.minor("36 mois", "36 mois")
        #expect(try findings(both).map(\.message) == [])
        #expect(
            try findings(Self.minor("36 mois", "60 mois")).map(\.message)
                == ["« un mineur à 36 mois » : suivi de s1 : periodicite 36 mois au lieu de 60 mois"])
    }

    @Test func aChoiceThatCannotBeTriedIsTold() throws {
        let found = try findings(Self.minor("36 mois", "36 mois"), remade: false)
        #expect(found.map(\.code) == ["exemple_illisible"])
        #expect(found.allSatisfy { $0.message.contains("periodicite_mineurs 36 mois") })
    }

    @Test func aChoiceThatThereIsNotIsTold() throws {
        #expect(try findings(Self.minor("35 mois", "36 mois")).map(\.code).contains("valeur_inattendue"))
        let unknown = Self.minor("36 mois", "36 mois").replacing("periodicite_mineurs", with: "periodicite_mineur")
        #expect(try findings(unknown).map(\.code).contains("parametre_inconnu"))
    }

    @Test func aFollowUpThatIsNotAsExpectedIsToldValueByValue() throws {
        let scenario = """
            - nom: un cariste
              declaration: {exercice: 2025}
              salarie: {determinants: [caces]}
              date: 2025-10-01
              attendu:
                suivi:
                  s1:
                    visite_initiale: avant_affectation
                    visite_intermediaire: 24 mois
                    attestations: aucune

            """
        let message = try #require(try findings(scenario).first?.message)
        for part in [
            "visite_initiale P3M au lieu de avant_affectation", "visite_intermediaire aucune au lieu de 24 mois",
            "attestations caces 60 mois au lieu de aucune",
        ] {
            #expect(message.contains(part))
        }
    }

    @Test func aScenarioSupposesWhatIsPublishedOfThePrices() throws {
        let scenario = """
            - {nom: sans tarif, tarif: absent, attendu: {contient: [tarif_absent], total_ht: absent}}
            - {nom: un prix déduit, tarif: deduit, attendu: {contient: [tarif_a_confirmer]}}
            - {nom: un prix à revoir, tarif: a_revoir, attendu: {contient: [tarif_a_confirmer]}}
            - {nom: des prix publiés, tarif: publie, attendu: {ne_contient_pas: [tarif_a_confirmer, tarif_absent]}}

            """
        #expect(try findings(scenario).map(\.message) == [])
    }

    @Test func whateverTheServicePublishesTheRulesAreTaken() throws {
        var workshop = Workshop.shipped
        for path in workshop.texts.keys where path.hasPrefix("Tariffs/") { workshop = workshop.removing(path) }
        let foreign = """
            exercice: 2031
            tva: 20.00
            selon: contrat_retenu
            non_factures: [interim, stage]
            lignes:
              - {code: c, libelle: C, pour: [cdi, cdd, autre, apprentissage], prix_ht: 100.00}

            """
        #expect(workshop.writing(foreign, to: "Tariffs/2031.yaml").load().findings.map(\.message) == [])
    }

    @Test func anExampleThatDependsOnTheTariffSaysWhichItSupposes() throws {
        let rule = """
            - code: essai
              pour: declaration
              si: tarif_deduit
              gravite: information
              etape: estimation
              chemin: exercice
              message: "Essai."
              sans_article: "essai"
              exemples:
                - {declaration: {exercice: 2022}, anomalie: oui}
                - {tarif: publie, anomalie: non}

            """
        let found = Workshop.shipped.writing(rule, to: "Rules/anomalies/essai.yaml").load().findings
        // A shipped rule asks the same, which is told too.
        let told = found.filter { $0.code == "exemple_douteux" }
        #expect(told.count == 1)
        #expect(told.first?.message.contains("ne dit pas lequel il suppose") == true)
    }

    @Test func theExampleOfADeterminantLooksAtTheFollowUp() throws {
        let old = "- {date: 2025-10-01, categorie: SI, nom: le jour de la réforme}"
        func found(_ followUp: String) throws -> [Finding] {
            let new = "- {date: 2025-10-01, categorie: SI, suivi: \(followUp)}"
            return try #require(Workshop.shipped.replacing(old, by: new, in: "Rules/determinants.yaml")).load().findings
        }
        #expect(try found("{periodicite: 60 mois, attestations: {caces: 60 mois}}").map(\.message) == [])
        #expect(try found("{periodicite: 48 mois}").map(\.message) == ["periodicite 60 mois au lieu de 48 mois"])
    }

    @Test func theExampleOfAnAppointmentLooksAtItsLastDay() throws {
        func found(_ example: String) throws -> [String] {
            let text = try #require(Workshop.shipped.texts["Rules/rendez_vous.yaml"]) + "  - \(example)\n"
            return Workshop.shipped.writing(text, to: "Rules/rendez_vous.yaml").load().findings.map(\.code)
        }
        #expect(try found("{rendez_vous: 2024-03-14, date: 2024-03-11, dernier_jour: 2024-03-11}") == [])
        #expect(try found("{rendez_vous: 2024-03-14, date: 2024-03-11, dernier_jour: 2024-03-12}") == ["exemple_faux"])
        #expect(try found("{rendez_vous: 2024-03-16, date: 2024-03-11, annulable: oui}") == ["exemple_faux"])
        #expect(try found("{rendez_vous: 2024-03-14, date: 2024-03-11}") == ["cle_manquante"])
    }
}
