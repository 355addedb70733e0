import AvalDeclarations
import AvalEngine
import AvalLoading
import AvalSource
import AvalValues

/// `coverage`: what the examples, scenarios and samples exercise of the rules and tariffs.
public struct CoverRules {
    private let rulebook: Rulebook
    private let files: TrialFiles

    /// A look at a rulebook through its examples and through these scenarios and samples.
    public init(_ rulebook: Rulebook, _ files: TrialFiles) {
        self.rulebook = rulebook
        self.files = files
    }

    /// Judges them all; throws when a file cannot be read.
    public func perform() throws(FileReadingError) -> CoverageReport {
        let log = FindingLog()
        let trials = try files.trials(rulebook, log: log)
        var exercise = Exercise(rulebook)
        let judge = Judge(rulebook)
        for trial in trials { Self.judge(trial, by: judge, into: &exercise) }
        let items = CoverageItems(rulebook, exercise).all
        return CoverageReport(items: items, trialCount: trials.count, findings: log.findings)
    }

    /// A declaration that cannot be judged exercises nothing; that it should not be is for `test` and `golden` to say.
    private static func judge(_ trial: any Trial, by judge: Judge, into exercise: inout Exercise) {
        ByteView.with(trial.declaration) { bytes in
            do throws(InputError) {
                try judge.decide(bytes, options: trial.options)
            } catch {
                return
            }
            exercise.note(Observation(judge), trial.attention)
        }
    }
}
