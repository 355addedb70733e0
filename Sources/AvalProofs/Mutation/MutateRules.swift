import AvalEngine
import AvalLoading
import AvalRules
import AvalSource
import AvalSystem
import AvalValues

/// `mutate`: changes the rules and tariffs in small ways, one at a time, and tells which changes nobody notices.
public struct MutateRules: Sendable {
    /// What keeps mutants from being tried.
    public enum Obstacle: Error, Sendable {
        /// The files have findings that stop them from being taken.
        case faulty([Finding])
        /// Examples or scenarios do not come out as they say: what they notice could not be told.
        case failing(String)
        /// Nothing of this name can be changed.
        case unknown(String)
        /// A file cannot be read.
        case unreadable(String)
    }

    /// What is tried of all mutants.
    public struct Choice: Sendable {
        /// Only those of the rules, facts, determinants or lines of these names; nil for all.
        public var names: NameSet?
        /// Only so many of them, evenly spread; nil for all.
        public var most: Int?

        /// All of them.
        public init() {}

        var isWhole: Bool { names == nil && most == nil }

        /// Those of the mutants of several grounds, each with the others of its ground.
        func chosen(of all: [[Mutant]]) -> [[Mutant]] {
            let named = all.enumerated().flatMap { ground, mutants in
                mutants.filter { names?.contains($0.name) ?? true }.map { (ground, $0) }
            }
            let count = min(most ?? named.count, named.count)
            var chosen = all.map { _ in [Mutant]() }
            for index in 0..<count {
                let (ground, mutant) = named[index * named.count / count]
                chosen[ground].append(mutant)
            }
            return chosen
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
        let grounds = try grounds(rulebook, files, usual, log)
        for ground in grounds { try refuseFailing(ground) }
        let everything = grounds.map { MutantList($0).all }
        let known = NameSet(everything.flatMap { $0.map(\.name) })
        if let name = choice.names?.sorted().first(where: { !known.contains($0) }) { throw .unknown(name) }
        let all = choice.chosen(of: everything)
        let count = all.reduce(0) { $0 + $1.count }
        var fates: [[MutantJudge.Fate]] = []
        for (ground, mutants) in zip(grounds, all) {
            let before = fates.reduce(0) { $0 + $1.count }
            fates.append(try Self.fates(of: mutants, ground) { progress(before + $0, count) })
        }
        // What the service's own tariffs do not ask, those of others may.
        for ground in grounds.dropFirst() {
            let left = all[0].indices.filter { fates[0][$0] == .survived && all[0][$0].kind == .rules }
            let found = try Self.fates(of: left.map { all[0][$0] }, ground) { _ in }
            for (mutant, fate) in zip(left, found) { fates[0][mutant] = fate }
        }
        return report(all.flatMap(\.self), fates.flatMap(\.self), log.findings)
    }

    /// What comes of mutants on a ground.
    private static func fates(
        of mutants: [Mutant], _ ground: TrialGround, progress: (Int) -> Void
    ) throws(Obstacle) -> [MutantJudge.Fate] {
        let work = MutationWork(mutants)
        let team = ThreadTeam()
        for _ in 0..<min(threadCount, mutants.count) {
            let member = MutationThread(MutantJudge(ground), work)
            do throws(SystemError) {
                try team.start { member.run() }
            } catch {
                throw .unreadable(error.reason)
            }
        }
        team.wait { progress(work.done) }
        return work.fates
    }

    private func grounds(
        _ rulebook: Rulebook, _ files: RuleFiles, _ usual: [Finding], _ log: FindingLog
    ) throws(Obstacle) -> [TrialGround] {
        do throws(TrialFiles.Obstacle) {
            return try trialFiles.grounds(rulebook, files, folders, findings: usual, log: log)
        } catch {
            throw .unreadable(error.message)
        }
    }

    private func refuseFailing(_ ground: TrialGround) throws(Obstacle) {
        let judges = ground.judges
        if let wrong = ground.trials.first(where: { !$0.holds(for: judges) }) { throw .failing(wrong.name) }
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
