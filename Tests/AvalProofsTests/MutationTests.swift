import AvalLoading
import AvalProofs
import AvalSource
import Foundation
import RuleTestSupport
import Testing

/// Which small changes of rules are told to go unseen, and which not.
struct MutationTests {
    /// A folder of rules with one more anomaly, in the shipped ones' company.
    private final class Folder {
        let path = NSTemporaryDirectory() + "aval-mutants-\(UUID().uuidString)"

        init(_ anomaly: String) throws {
            for (file, text) in Workshop.shipped.writing(anomaly, to: "Rules/anomalies/essai.yaml").texts {
                let target = URL(filePath: path).appending(path: file)
                try FileManager.default.createDirectory(
                    at: target.deletingLastPathComponent(), withIntermediateDirectories: true)
                try Data(text.utf8).write(to: target)
            }
        }

        deinit { try? FileManager.default.removeItem(atPath: path) }
    }

    private func report(_ anomaly: String, explained: ExplainedMutants = .none) throws -> MutationReport {
        let folder = try Folder(anomaly)
        var choice = MutateRules.Choice()
        choice.names = ["essai"]
        return try MutateRules(
            RuleFolders(in: folder.path), TrialFiles(scenarios: [], samples: []), explained: explained, choice: choice
        ).perform { _, _ in }
    }

    private static func anomaly(_ condition: String, _ examples: String...) -> String {
        """
        - code: essai
          pour: chaque salarie present
          si: \(condition)
          gravite: information
          etape: salaries
          chemin: date_naissance
          message: "Essai."
          exemples:
        \(examples.map { "    - \($0)" }.joined(separator: "\n"))

        """
    }

    private static let adult = "{salarie: {date_naissance: 2005-11-15}, gravite: information}"
    private static let minor = "{salarie: {date_naissance: 2005-11-16}, anomalie: non}"

    @Test func aBoundThatExamplesStandOnIsNoticed() throws {
        let report = try report(
            Self.anomaly("age >= 18 and age < 20", Self.adult, Self.minor, Self.twenty, Self.nineteen))
        #expect(report.unexplained.map(\.line) == [])
        #expect(report.count > 6 && report.noticed + report.refused == report.count)
    }

    private static let twenty = "{salarie: {date_naissance: 2003-11-15}, anomalie: non}"
    private static let nineteen = "{salarie: {date_naissance: 2003-11-16}, gravite: information}"

    @Test func aBoundThatNoExampleStandsOnSurvives() throws {
        let far = "{salarie: {date_naissance: 1980-11-15}, anomalie: non}"
        let report = try report(
            Self.anomaly("age < 18", far, "{salarie: {date_naissance: 2020-01-01}, gravite: information}"))
        let changes = report.unexplained.map { "\($0.change.from) → \($0.change.to)" }
        #expect(changes == ["age < 18 → age <= 18", "18 → 19", "18 → 17"])
        #expect(report.unexplained.allSatisfy { $0.span.file.path.hasSuffix("Rules/anomalies/essai.yaml") })
        #expect(report.unexplained.allSatisfy { $0.span.start.line == 3 })
    }

    @Test func aSeverityThatNoExampleNamesSurvives() throws {
        let seen = "{salarie: {date_naissance: 2005-11-15}, anomalie: oui}"
        let report = try report(Self.anomaly("age = 18", seen, Self.minor))
        #expect(report.unexplained.map { $0.change.to }.contains("avertissement"))
    }

    @Test func aConditionInABlockOrOverLinesIsChangedWhereItStands() throws {
        let (young, grown) = (
            "{salarie: {date_naissance: 2005-11-16}, gravite: information}",
            "{salarie: {date_naissance: 2005-11-15}, anomalie: non}"
        )
        for condition in ["|\n    age < 18\n    and contrat != null", "age < 18\n    and contrat != null"] {
            let report = try report(Self.anomaly(condition, young, grown))
            let changes = report.unexplained.map { "\($0.change.from) → \($0.change.to)" }
            #expect(changes.contains("age < 18 and contrat != null → (age < 18)"))
            #expect(!changes.contains { $0.hasPrefix("age < 18 → ") })
        }
    }

    @Test func anExplainedMutantIsNoSurvivorAndAnEntryThatExplainsNothingIsTold() throws {
        let seen = "{salarie: {date_naissance: 2005-11-15}, anomalie: oui}"
        let entries = ExplainedMutants(
            SourceFile(
                path: "mutants_expliques.yaml",
                text: """
                    - {ou: essai, de: information, vers: avertissement, raison: "rien ne bloque"}
                    - {ou: essai, de: "age = 18", vers: "age > 18", raison: "jamais"}

                    """))
        let report = try report(Self.anomaly("age = 18", seen, Self.minor), explained: entries)
        #expect(!report.unexplained.contains { $0.change.to == "avertissement" })
        #expect(report.survivors.contains { $0.explanation == "rien ne bloque" })
        // A part of the mutants says nothing of the entries about others.
        #expect(report.useless.isEmpty)
    }

    @Test func anEntryWithoutAReasonIsAFinding() {
        let entries = ExplainedMutants(
            SourceFile(path: "mutants_expliques.yaml", text: "- {ou: essai, de: a, vers: b}\n"))
        #expect(entries.entries.isEmpty && entries.findings.map(\.code) == ["cle_manquante"])
    }

    @Test func rulesWhoseExamplesFailAreNotChanged() throws {
        let wrong = "{salarie: {date_naissance: 2005-11-15}, anomalie: non}"
        #expect(throws: MutateRules.Obstacle.self) { try report(Self.anomaly("age = 18", wrong, Self.minor)) }
    }
}
