import AvalEngine
import AvalLoading
import AvalOperations
import AvalRules
import AvalSource
import AvalValues

/// Where the scenarios and the samples stand: files or folders.
public struct TrialFiles: Sendable {
    /// What keeps the trials of some files from being made.
    public enum Obstacle: Error {
        /// A file cannot be read.
        case unreadable(FileReadingError)
        /// The tariffs of a folder of samples cannot be taken: which folder, and what is found in them.
        case unusable(String, [Finding])

        /// What is wrong, a French sentence.
        public var message: String {
            switch self {
            case .unreadable(let error): return error.message
            case .unusable(let folder, let findings):
                let first = findings.first { $0.severity == .error } ?? findings.first
                return "les tarifs de « \(folder) » ne peuvent pas être pris : \(first?.message ?? "")"
            }
        }
    }

    /// Files of scenarios.
    public let scenarios: [String]
    /// Declarations with their verdicts beside them.
    public let samples: [String]

    /// Scenarios and samples at or below these paths.
    public init(scenarios: [String], samples: [String]) {
        self.scenarios = scenarios
        self.samples = samples
    }

    /// The ground of a rulebook, with its examples, then the scenarios, then the samples; then that of each folder of samples
    /// with tariffs of their own. A scenario that cannot be read is told in `log`; `findings` are what is told of the files.
    ///
    /// Without `files`, examples of tariffs and samples with tariffs of their own are left out.
    func grounds(
        _ rulebook: Rulebook, _ files: RuleFiles?, _ folders: RuleFolders, findings: [Finding] = [], log: FindingLog
    ) throws(Obstacle) -> [TrialGround] {
        var own: TextMap<[String]> = [:]
        let judge = Judge(rulebook)
        var trials = try written(rulebook, log) + Self.tariffTrials(rulebook, files?.tariffs ?? [], log)
        for path in samples {
            for file in try Self.unwrap(GoldenSamples.find(path)) {
                if let folder = SampleTariffs.folder(ofSample: file) {
                    own[folder, default: []].append(file)
                } else {
                    trials.append(try Self.sample(file, judge))
                }
            }
        }
        let main = TrialGround(
            rulebook: rulebook, files: files, folders: folders, ownTariffs: nil, findings: findings,
            trials: trials)
        guard files != nil else { return [main] }
        var grounds = [main]
        for (folder, samples) in own.sorted(by: { $0.key < $1.key }) {
            grounds.append(try Self.ground(folder, samples, folders, log))
        }
        return grounds
    }

    private func written(_ rulebook: Rulebook, _ log: FindingLog) throws(Obstacle) -> [any Trial] {
        let examples = ExampleRunner(rulebook: rulebook)
        var trials: [any Trial] = examples.trials() + examples.determinantTrials() + examples.appointmentTrials()
        let runner = ScenarioRunner(rulebook: rulebook, log: log)
        for path in scenarios { trials += try Self.unwrap(ScenarioFiles.find(path)).flatMap { runner.trials($0) } }
        return trials
    }

    private static func ground(
        _ folder: String, _ samples: [String], _ folders: RuleFolders, _ log: FindingLog
    ) throws(Obstacle) -> TrialGround {
        let files = SampleTariffs.Files(folders, with: folder)
        guard let all = files.all else { throw .unusable(folder, files.findings) }
        let (loaded, findings) = RulebookLoader.load(all, folders: folders, runningExamples: false)
        guard let rulebook = loaded else { throw .unusable(folder, findings) }
        let judge = Judge(rulebook)
        var trials: [any Trial] = tariffTrials(rulebook, files.own, log)
        for sample in samples { trials.append(try self.sample(sample, judge)) }
        return TrialGround(
            rulebook: rulebook, files: all, folders: folders, ownTariffs: files.own, findings: findings,
            trials: trials)
    }

    private static func tariffTrials(
        _ rulebook: Rulebook, _ files: [RuleFiles.Entry], _ log: FindingLog
    ) -> [any Trial] {
        TariffExamples(rulebook, log: log).trials(in: files)
    }

    private static func sample(_ path: String, _ judge: Judge) throws(Obstacle) -> SampleTrial {
        SampleTrial(path, try unwrap(UserFiles.read(path)), expectedBy: judge)
    }

    private static func unwrap<Found>(_ result: Result<Found, FileReadingError>) throws(Obstacle) -> Found {
        do throws(FileReadingError) { return try result.get() } catch { throw .unreadable(error) }
    }
}
