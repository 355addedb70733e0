import AvalEngine
import AvalLoading
import AvalRules
import AvalSource
import AvalValues

/// Tries mutants of a ground, one at a time: each is made in memory, loaded, and judged by what may notice it, until something
/// does.
///
/// One for each thread.
final class MutantJudge {
    /// What came of a mutant.
    enum Fate: Sendable {
        case refused
        case noticed
        case survived
    }

    private let ground: TrialGround
    /// What is told of the files as they are.
    private let usual: NameSet
    private let reach: TextMap<NameSet>

    /// A judge of the mutants of a ground whose files are at hand.
    init(_ ground: TrialGround) {
        self.ground = ground
        usual = NameSet(ground.findings.map { $0.code + $0.message })
        let names = NameReach(ground.rulebook.rules)
        reach = TextMap(
            ground.rulebook.rules.model.anomalies.enumerated().map { ($1.code, names.names(ofRule: $0)) },
            uniquingKeysWith: { first, _ in first })
    }

    /// What comes of a mutant.
    func fate(of mutant: Mutant) -> Fate {
        guard let files = ground.files else { return .survived }
        let (folders, version) = (ground.folders, ground.rulebook.version)
        let changed = Self.changed(files, by: mutant)
        let (loaded, findings) = RulebookLoader.load(changed, folders: folders, runningExamples: false)
        guard let loaded, findings.allSatisfy({ usual.contains($0.code + $0.message) }) else { return .refused }
        // Verdicts say which rules they come from: those of a mutant are to differ by what it changes alone.
        func named(_ rulebook: Rulebook) -> Rulebook {
            Rulebook(rules: rulebook.rules, tariffs: rulebook.tariffs, version: version)
        }
        let judges = Judges(named(loaded)) {
            RulebookLoader.load(changed, folders: folders, settings: $0).map(named)
        }
        return order(for: mutant.owner).contains { !$0.holds(for: judges) } ? .noticed : .survived
    }

    private static func changed(_ files: RuleFiles, by mutant: Mutant) -> RuleFiles {
        func entries(_ kind: RuleFolders.Kind) -> [RuleFiles.Entry] {
            files[kind].map { entry in
                guard kind == mutant.kind, entry.path == mutant.path else { return entry }
                let bytes = mutant.applied(to: entry.source.bytes)
                return RuleFiles.Entry(path: entry.path, source: SourceFile(path: entry.source.path, bytes: bytes))
            }
        }
        return RuleFiles(rules: entries(.rules), tariffs: entries(.tariffs))
    }

    /// Who may notice, those who most probably do first: the examples of a rule look at that rule alone, and what supposes other
    /// choices of the service's, for which the files are read again, comes last.
    private func order(for owner: Mutant.Owner) -> [any Trial] {
        func isOwned(_ trial: any Trial, _ isWanted: (String) -> Bool) -> Bool {
            trial.attention.owner.map(isWanted) ?? false
        }
        let trials = ground.trials
        let shared = trials.filter { $0.attention.owner == nil }
        switch owner {
        case .rule(let code): return sorted(trials.filter { isOwned($0) { $0 == code } } + shared)
        case .fact(let name):
            return sorted(trials.filter { isOwned($0) { reach[$0]?.contains(name) ?? false } } + shared)
        case .anything: return sorted(shared + trials.filter { $0.attention.owner != nil })
        }
    }

    private func sorted(_ trials: [any Trial]) -> [any Trial] {
        trials.filter(\.isCheap) + trials.filter { !$0.isCheap }
    }
}

extension Trial {
    /// Whether the files as they are serve it.
    fileprivate var isCheap: Bool { circumstances.settings.isEmpty }
}
