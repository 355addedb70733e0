import AvalLoading
import AvalProofs
import Foundation
import RuleTestSupport
import Testing

/// What is told of parameters, editions, bands and the tariffs of samples.
struct WiderCoverageTests {
    /// The rules and tariffs of the repository with other texts in some files, in a folder of their own.
    private final class Folder {
        let path = NSTemporaryDirectory() + "aval-couverture-\(UUID().uuidString)"

        init(_ workshop: Workshop, samples: [String: String] = [:]) throws {
            for (file, text) in workshop.texts.merging(samples, uniquingKeysWith: { $1 }) {
                let target = URL(filePath: path).appending(path: file)
                try FileManager.default.createDirectory(
                    at: target.deletingLastPathComponent(), withIntermediateDirectories: true)
                try Data(text.utf8).write(to: target)
            }
        }

        deinit { try? FileManager.default.removeItem(atPath: path) }
    }

    /// What is missing of a kind of thing, by its names.
    private func missing(
        _ kind: CoverageKind, of workshop: Workshop, samples: [String: String] = [:]
    ) throws -> [String] {
        let folder = try Folder(workshop, samples: samples)
        let folders = RuleFolders(in: folder.path)
        let rulebook = try #require(RulebookLoader.load(folders, runningExamples: true).rulebook)
        let files = TrialFiles(scenarios: [], samples: samples.isEmpty ? [] : [folder.path + "/Samples"])
        let report = try CoverRules(rulebook, files, readFrom: folders).perform()
        return report.missing.filter { $0.kind == kind }.map(\.name)
    }

    private static let parameter = """
        - code: controle_essai
          libelle: "Ce que vaut un essai"
          parmi: [bloquante, avertissement, information]
          defaut: bloquante
          raison: "essai"

        """

    private static func rule(_ examples: String...) -> String {
        """
        - code: essai
          pour: declaration
          si: adherent.numero = "essai"
          gravite: {selon: service.controle_essai}
          etape: informations
          chemin: adherent.numero
          message: "Essai."
          sans_article: "essai"
          exemples:
        \(examples.map { "    - \($0)" }.joined(separator: "\n"))

        """
    }

    @Test func aValueOfAChoiceIsExercisedWhereAnExpectationDependsOnIt() throws {
        let rule = Self.rule(
            "{declaration: {adherent: {numero: essai}}, gravite: bloquante, service: {controle_essai: bloquante}}",
            "{declaration: {adherent: {numero: essai}}, gravite: avertissement, service: {controle_essai: avertissement}}",
            // That it fires whatever the choice says nothing of the choice.
            "{declaration: {adherent: {numero: essai}}, anomalie: oui, service: {controle_essai: information}}",
            "{declaration: {adherent: {numero: autre}}, anomalie: non}")
        let text = try #require(Workshop.shipped.texts["Rules/service.yaml"]) + Self.parameter
        let workshop = Workshop.shipped.writing(text, to: "Rules/service.yaml")
            .writing(rule, to: "Rules/anomalies/essai.yaml")
        let own = try missing(.parameterValue, of: workshop).filter { $0.contains("controle_essai") }
        #expect(own == ["« service.controle_essai » : information"])
    }

    @Test func aBandIsExercisedWhereADeclarationFallsIntoIt() throws {
        let tariff = """
            exercice: 2027
            tva: 20.00
            selon: contrat_retenu
            non_factures: [interim, stage]
            lignes:
              - code: cotisation
                genre: tranches
                libelle: Cotisation
                pour: [cdi, cdd, autre, apprentissage]
                tranches:
                  - {de: 1, a: 2, prix_ht: 100.00}
                  - {de: 3, a: 4, prix_ht: 110.00}
                  - {de: 5, prix_ht: 120.00}
                exemples:
                  - {salarie: {fois: 2}, quantite: 2, prix_ht: 100.00}
                  - {salarie: {fois: 5}, quantite: 5, prix_ht: 120.00}

            """
        let found = try missing(.tariffBand, of: Workshop.shipped.writing(tariff, to: "Tariffs/2027.yaml"))
        #expect(found.count == 1)
        #expect(found.first?.contains("« cotisation » de 2027") == true)
    }

    @Test func anEditionIsExercisedWhereARuleLooksItUpOnADayOfIts() throws {
        let old = """
            nomenclature: codes_cedex
            edition: Ancienne
            au: 2019-12-31
            libelle: Codes CEDEX d'avant
            source: essai
            codes:
              "25020": Sechin

            """
        let shipped = Workshop.shipped
        let current = try #require(shipped.texts["Rules/nomenclatures/codes_cedex.yaml"])
        let dated = current.replacing(
            "nomenclature: codes_cedex\n", with: "nomenclature: codes_cedex\nedition: Nouvelle\ndu: 2020-01-01\n")
        let workshop = shipped.writing(dated, to: "Rules/nomenclatures/codes_cedex.yaml")
            .writing(old, to: "Rules/nomenclatures/codes_cedex_avant.yaml")
        #expect(
            try missing(.edition, of: workshop).filter { $0.contains("codes_cedex") }
                == ["édition « Ancienne » de « codes_cedex »"])
    }

    @Test func theLinesOfTariffsThatSamplesBringAreAskedFor() throws {
        let tariff = """
            exercice: 2023
            tva: 20.00
            selon: contrat_retenu
            non_factures: [interim, stage]
            lignes:
              - {code: cotisation, libelle: C, pour: [cdi, cdd, autre], prix_ht: 100.00}
              - {code: apprentis, libelle: A, pour: [apprentissage], prix_ht: 50.00}

            """
        let declaration = """
            {"exercice": 2023, "date": "2023-11-15", "salaries": [{"id": "s1", "contrat": "cdi"}]}
            """
        let found = try missing(
            .tariffLine, of: .shipped,
            samples: ["Samples/service/Tariffs/2023.yaml": tariff, "Samples/service/un.json": declaration])
        #expect(found.contains("ligne « apprentis » de 2023"))
        #expect(!found.contains("ligne « cotisation » de 2023"))
    }

    @Test func aMutantOfTheTariffsThatSamplesBringIsTried() throws {
        let tariff = """
            exercice: 2023
            tva: 20.00
            selon: contrat_retenu
            non_factures: [interim, stage]
            lignes:
              - {code: essai, libelle: C, pour: [cdi, cdd, autre], prix_ht: 100.00}
              - {code: autre_essai, libelle: A, pour: [apprentissage], prix_ht: 50.00}

            """
        let declaration = """
            {"exercice": 2023, "date": "2023-11-15", "salaries": [{"id": "s1", "contrat": "cdi"}]}
            """
        let folder = try Folder(
            .shipped, samples: ["Samples/service/Tariffs/2023.yaml": tariff, "Samples/service/un.json": declaration])
        var choice = MutateRules.Choice()
        choice.names = ["essai", "autre_essai"]
        let report = try MutateRules(
            RuleFolders(in: folder.path), TrialFiles(scenarios: [], samples: [folder.path + "/Samples"]),
            explained: .none, choice: choice
        ).perform { _, _ in }
        // The verdict of the sample shows both prices.
        #expect(report.unexplained.map(\.line) == [])
        #expect(report.count >= 2)
    }

    @Test func aWordThatNobodyDeclaresOnADayOfItsOwnIsNeverExercised() throws {
        let words = "parmi: [cdi, cdd, apprentissage, interim, stage, autre]"
        func workshop(_ first: String) throws -> Workshop {
            var workshop = try #require(
                Workshop.shipped.replacing(
                    words,
                    by: words.replacing("autre]", with: "autre, portage]")
                        + "\n    periodes: {portage: {du: \(first)}}",
                    in: "Rules/vocabulaire.yaml"))
            for (path, text) in workshop.texts where path.hasPrefix("Tariffs/") {
                workshop = workshop.writing(
                    text.replacing("non_factures: [interim, stage]", with: "non_factures: [interim, stage, portage]"),
                    to: path)
            }
            return workshop
        }
        let name = "mot « portage » de « contrat » depuis le"
        #expect(try missing(.datedWord, of: workshop("2023-03-01")) == ["\(name) 2023-03-01"])
        let declaration = """
            {"exercice": 2023, "date": "2023-11-15", "salaries": [{"id": "s1", "contrat": "portage"}]}
            """
        let samples = ["Samples/un.json": declaration]
        #expect(try missing(.datedWord, of: workshop("2023-03-01"), samples: samples) == [])
        // Typed wrong, it is a word of another year.
        #expect(try missing(.datedWord, of: workshop("2027-03-01"), samples: samples) == ["\(name) 2027-03-01"])
    }
}
