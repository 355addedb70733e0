import AvalDeclarations
import AvalEngine
import AvalLoading
import AvalRules
import AvalSource
import AvalValues

/// What the trials of a ground exercise of what it is asked about.
struct GroundCoverage {
    private let ground: TrialGround
    private let judges: Judges

    init(_ ground: TrialGround) { (self.ground, judges) = (ground, ground.judges) }

    /// Everything that should be exercised, in the order of the kinds, then of the files.
    ///
    /// What is shown under other choices of the service's is shown all the same: of each thing that alone is missing which no
    /// rulebook of any trial has shown.
    func items(withParameters: Bool) -> [CoverageItem] {
        let found = exercises().map { CoverageItems($0.rulebook, $0.exercise).all }
        var missing: [CoverageItem.Key: NameSet] = [:]
        for item in found.flatMap(\.self) {
            missing[item.key] = missing[item.key]?.intersection(item.missing) ?? NameSet(item.missing)
        }
        let own = found[0].filter { ground.isAskedAbout($0) }.map { item in
            item.lacking(only: missing[item.key] ?? [])
        }
        return withParameters && ground.ownTariffs == nil ? own + ParameterCoverage(ground, judges).items : own
    }

    /// What was exercised of the rulebook as it is, then of what it is under each of the choices that trials suppose.
    private func exercises() -> [(rulebook: Rulebook, exercise: Exercise)] {
        var found: [(rulebook: Rulebook, exercise: Exercise)] = [(ground.rulebook, Exercise(ground.rulebook))]
        for trial in ground.trials {
            guard let judge = judges.judge(in: trial.circumstances) else { continue }
            let known = found.firstIndex { $0.rulebook.rules === judge.rulebook.rules }
            if known == nil { found.append((judge.rulebook, Exercise(judge.rulebook))) }
            Self.judge(trial, by: judge, into: &found[known ?? found.count - 1].exercise)
        }
        return found
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

extension TrialGround {
    /// Whether an item is of the files that it is asked about.
    fileprivate func isAskedAbout(_ item: CoverageItem) -> Bool { isAskedAbout(item.span.file.path) }
}
