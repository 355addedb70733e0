import AvalEngine
import AvalLoading
import AvalRules
import AvalSource
import AvalSystem

/// `mutate`: changes the rules and tariffs in small ways, one at a time, and tells which changes nobody notices.
public struct MutateRules: Sendable {
    /// What keeps mutants from being tried.
    public enum Obstacle: Error, Sendable {
        /// The files have findings that stop them from being taken.
        case faulty([Finding])
        /// Examples or scenarios do not come out as they say: what they notice could not be told.
        case failing(String)
        /// A file cannot be read.
        case unreadable(String)
    }

    /// What is tried of all mutants.
    public struct Choice: Sendable {
        /// Only those of the rules, facts, determinants or lines of these names; nil for all.
        public var names: Set<String>?
        /// Only so many of them, evenly spread; nil for all.
        public var most: Int?

        /// All of them.
        public init() {}

        var isWhole: Bool { names == nil && most == nil }

        func chosen(of all: [Mutant]) -> [Mutant] {
            let named = names.map { names in all.filter { names.contains($0.name) } } ?? all
            guard let most, most < named.count else { return named }
            return (0..<most).map { named[$0 * named.count / most] }
        }
    }

    private let folders: RuleFolders
    private let trialFiles: TrialFiles
    private let explained: ExplainedMutants
    private let choice: Choice
    /// As many as the smallest machine has processors: loading is all that a mutant costs.
    private static let threadCount = 2

    /// A try of the files of these folders, by their examples and by these scenarios and samples.
    public init(_ folders: RuleFolders, _ trials: TrialFiles, explained: ExplainedMutants, choice: Choice = Choice()) {
        (self.folders, trialFiles, self.explained, self.choice) = (folders, trials, explained, choice)
    }

    /// Tries them; `progress` is told several times a second how many of how many are done.
    public func perform(progress: (Int, Int) -> Void) throws(Obstacle) -> MutationReport {
        let reading = RuleFiles.read(folders)
        guard let files = reading.files else { throw .faulty(reading.findings) }
        let (loaded, usual) = RulebookLoader.load(files, folders: folders, runningExamples: true)
        guard let rulebook = loaded else { throw .faulty(usual) }
        let log = FindingLog()
        try refuseFailing(try trials(rulebook, log), rulebook)
        let mutants = choice.chosen(of: MutantList(files, rulebook).all)
        let work = MutationWork(mutants)
        let team = ThreadTeam()
        for _ in 0..<min(Self.threadCount, mutants.count) {
            let trials = try trials(rulebook, FindingLog())
            let judge = MutantJudge(files, folders, rulebook, usual: usual, trials: trials)
            let member = MutationThread(judge, work)
            do throws(SystemError) {
                try team.start { member.run() }
            } catch {
                throw .unreadable(error.reason)
            }
        }
        team.wait { progress(work.done, mutants.count) }
        return report(mutants, work.fates, log.findings)
    }

    private func trials(_ rulebook: Rulebook, _ log: FindingLog) throws(Obstacle) -> [any Trial] {
        do throws(FileReadingError) {
            return try trialFiles.trials(rulebook, log: log)
        } catch {
            throw .unreadable(error.message)
        }
    }

    private func refuseFailing(_ trials: [any Trial], _ rulebook: Rulebook) throws(Obstacle) {
        let judge = Judge(rulebook)
        if let wrong = trials.first(where: { !$0.holds(for: judge) }) { throw .failing(wrong.name) }
    }

    private func report(_ mutants: [Mutant], _ fates: [MutantJudge.Fate], _ findings: [Finding]) -> MutationReport {
        var report = MutationReport()
        report.count = mutants.count
        report.findings = explained.findings + findings
        for (mutant, fate) in zip(mutants, fates) {
            switch fate {
            case .refused: report.refused += 1
            case .noticed: report.noticed += 1
            case .survived:
                let entry = explained.entries.first { $0.explains(mutant) }
                report.survivors.append(Survivor(mutant: mutant, explanation: entry?.reason))
            }
        }
        // A part of the mutants says nothing of the entries about others.
        if choice.isWhole {
            report.useless = explained.entries.filter { entry in
                !report.survivors.contains { entry.explains($0.mutant) }
            }
        }
        return report
    }
}
