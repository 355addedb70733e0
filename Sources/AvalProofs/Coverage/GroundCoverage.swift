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
        var own = ExercisedRules(ground.rulebook)
        for trial in ground.trials where trial.circumstances.settings.isEmpty { own.note(trial, judges) }
        var items = own.items.filter { ground.isAskedAbout($0) }
        for trials in otherChoices {
            // Making the rules anew is what costs here.
            if items.allSatisfy(\.isExercised) { break }
            guard let first = trials.first, let judge = judges.judge(in: first.circumstances) else { continue }
            var other = ExercisedRules(judge.rulebook)
            for trial in trials { other.note(trial, judges) }
            items = Self.items(items, lackingOnlyWhat: other.items)
        }
        return withParameters && ground.ownTariffs == nil ? items + ParameterCoverage(ground, judges).items : items
    }

    /// The trials that suppose other choices of the service's, those of the same choices together.
    private var otherChoices: [[any Trial]] {
        var groups: [(settings: TextMap<String>, trials: [any Trial])] = []
        for trial in ground.trials where !trial.circumstances.settings.isEmpty {
            let settings = trial.circumstances.settings
            if let known = groups.firstIndex(where: { $0.settings == settings }) {
                groups[known].trials.append(trial)
            } else {
                groups.append((settings, [trial]))
            }
        }
        return groups.map(\.trials)
    }

    private static func items(_ items: [CoverageItem], lackingOnlyWhat others: [CoverageItem]) -> [CoverageItem] {
        let lacking = Dictionary(others.map { ($0.key, NameSet($0.missing)) }) { $0.intersection($1) }
        return items.map { item in lacking[item.key].map { item.lacking(only: $0) } ?? item }
    }
}

/// Rules, and what trials have exercised of them so far.
private struct ExercisedRules {
    private let rulebook: Rulebook
    private var exercise: Exercise

    init(_ rulebook: Rulebook) { (self.rulebook, exercise) = (rulebook, Exercise(rulebook)) }

    var items: [CoverageItem] { CoverageItems(rulebook, exercise).all }

    /// Judges a trial; one whose circumstances cannot be had exercises nothing.
    mutating func note(_ trial: any Trial, _ judges: Judges) {
        if let judge = judges.judge(in: trial.circumstances) { note(trial, by: judge) }
    }

    /// A declaration that cannot be judged exercises nothing; that it should not be is for `test` and `golden` to say.
    private mutating func note(_ trial: any Trial, by judge: Judge) {
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
