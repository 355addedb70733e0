import AvalLoading
import AvalProofs
import Foundation
import RuleTestSupport
import Testing

/// Changes of what stands beside rules: the days of words and editions, the service's choices, situations and appointments.
struct WiderMutationTests {
    /// The changes of some things of the rules that nobody notices, with the samples and scenarios of these folders.
    private func survivors(
        of names: Set<String>, in workshop: Workshop = .shipped, samples: [String] = []
    ) throws -> (count: Int, changes: [String]) {
        let path = NSTemporaryDirectory() + "aval-mutants-\(UUID().uuidString)"
        defer { try? FileManager.default.removeItem(atPath: path) }
        for (file, text) in workshop.texts {
            let target = URL(filePath: path).appending(path: file)
            try FileManager.default.createDirectory(
                at: target.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data(text.utf8).write(to: target)
        }
        var choice = MutateRules.Choice()
        choice.names = .init(names)
        let report = try MutateRules(
            RuleFolders(in: path),
            TrialFiles(scenarios: [], samples: samples.map { Workshop.root.path + "/Samples/" + $0 }), explained: .none,
            choice: choice
        ).perform { _, _ in }
        return (report.count, report.unexplained.map { "\($0.change.from) → \($0.change.to)" })
    }

    @Test func aNameThatNothingBearsIsRefused() throws {
        #expect(throws: MutateRules.Obstacle.self) { try survivors(of: ["jours_annulation,decompte_annulation"]) }
    }

    @Test func theDaysOfAWordOfTheVocabularyAreChanged() throws {
        let words = "parmi: [cdi, cdd, apprentissage, interim, stage, autre]"
        var workshop = try #require(
            Workshop.shipped.replacing(
                words,
                by: words.replacing("autre]", with: "autre, portage]") + "\n    periodes: {portage: {du: 2023-03-01}}",
                in: "Rules/vocabulaire.yaml"))
        for (path, text) in workshop.texts where path.hasPrefix("Tariffs/") {
            workshop = workshop.writing(
                text.replacing("non_factures: [interim, stage]", with: "non_factures: [interim, stage, portage]"),
                to: path)
        }
        let (count, changes) = try survivors(of: ["portage"], in: workshop)
        #expect(count == 2)
        #expect(changes == ["2023-03-01 → 2023-02-28", "2023-03-01 → 2023-03-02"])
    }

    @Test func theDaysOfAnEditionAreChanged() throws {
        let (count, changes) = try survivors(of: ["naf_2025_construction"])
        #expect(count == 2)
        #expect(changes.allSatisfy { $0.hasPrefix("2027-01-01 → ") })
    }

    @Test func aChoiceOfTheServiceThatAnExampleDependsOnIsNoticed() throws {
        let (count, changes) = try survivors(of: ["jours_annulation", "decompte_annulation"])
        #expect(count == 3)
        #expect(changes == [])
    }

    @Test func aChoiceThatNothingDependsOnSurvives() throws {
        let parameter = """

            - code: essai
              libelle: "Essai"
              parmi: [bloquante, avertissement]
              defaut: bloquante
              raison: "essai"

            """
        let service = try #require(Workshop.shipped.texts["Rules/service.yaml"])
        let (count, changes) = try survivors(
            of: ["essai"], in: Workshop.shipped.writing(service + parameter, to: "Rules/service.yaml"))
        #expect(count == 1)
        #expect(changes == ["bloquante → avertissement"])
    }

    @Test func whatIsSaidOfAppointmentsIsChanged() throws {
        let (count, changes) = try survivors(of: ["rendez_vous"])
        #expect(count > 10)
        // The examples name the year and the kind of day of few refusals.
        #expect(!changes.contains { $0.contains("decompte_annulation") })
    }

    @Test func theConditionsOfSituationsAreChanged() throws {
        let codes: Set = ["facturee", "confirmee"]
        let (count, changes) = try survivors(of: codes, samples: ["situations"])
        #expect(count >= 2)
        #expect(changes.count < count)
        let (_, unseen) = try survivors(of: codes)
        #expect(unseen.count == count)
    }
}
