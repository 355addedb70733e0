import AvalLoading
import AvalSource
import Foundation
import RuleTestSupport
import Testing

@Suite("The examples of the experts' page")
struct TrialTests {
    /// Blocks that belong together: each but the last is a step towards it.
    static let stories: [[Page.Trial]] = Page.all.flatMap(\.trials).reduce(into: []) { stories, trial in
        if trial.instruction.hasPrefix("puis ") {
            stories[stories.count - 1].append(trial)
        } else {
            stories.append([trial])
        }
    }

    @Test func everyBlockIsTried() {
        #expect(Page.shipped.trials.count > 20)
        #expect(Page.tariffs.trials.count > 15)
        #expect(Page.tables.trials.count > 3)
        #expect(Page.language.trials.count > 3)
        for page in Page.all { #expect(page.trials.count == page.blockCount) }
        #expect(Self.stories.allSatisfy { $0.last?.expected != nil })
    }

    @Test(arguments: stories)
    func doesWhatThePageSays(_ story: [Page.Trial]) throws {
        var workshop = Workshop.shipped
        var played: [Finding] = []
        for trial in story {
            if trial.instruction == "joue" {
                played = try play(trial, workshop)
            } else {
                workshop = try #require(change(workshop, trial), "\(trial)")
            }
        }
        let found = workshop.load().findings + played
        #expect(
            found.map(\.code) == story.last?.expected, Comment(rawValue: DiagnosticPrinter.text(found, color: false)))
    }

    /// The files as the marker of a block says to change them.
    private func change(_ workshop: Workshop, _ trial: Page.Trial) -> Workshop? {
        let instruction = trial.instruction.replacing("puis ", with: "")
        if let path = Self.rest(of: instruction, after: "ajoute à ") {
            return workshop.texts[path].map { workshop.writing($0 + trial.text, to: path) }
        }
        if let rest = Self.rest(of: instruction, after: "remplace la ligne « ") {
            let parts = rest.components(separatedBy: " » de ")
            guard parts.count == 2, let text = workshop.texts[parts[1]] else { return nil }
            let lines = text.components(separatedBy: "\n")
            guard let index = lines.firstIndex(where: { $0.contains(parts[0]) }) else { return nil }
            let changed = lines[..<index] + [String(trial.text.dropLast())] + lines[(index + 1)...]
            return workshop.writing(changed.joined(separator: "\n"), to: parts[1])
        }
        return Self.rest(of: instruction, after: "remplace ").map { workshop.writing(trial.text, to: $0) }
    }

    private func play(_ trial: Page.Trial, _ workshop: Workshop) throws -> [Finding] {
        let log = FindingLog()
        let runner = ScenarioRunner(rulebook: try #require(workshop.load().rulebook), log: log)
        let outcomes = runner.run(SourceFile(path: "Samples/scenarios/essai.yaml", text: trial.text))
        #expect(outcomes.count > 1)
        return log.findings + outcomes.compactMap(\.finding)
    }

    private static func rest(of text: String, after prefix: String) -> String? {
        text.hasPrefix(prefix) ? String(text.dropFirst(prefix.count)) : nil
    }
}
