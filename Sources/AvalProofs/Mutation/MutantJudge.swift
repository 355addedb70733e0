import AvalEngine
import AvalLoading
import AvalRules
import AvalSource

/// Tries mutants, one at a time: each is made in memory, loaded, and judged by what may notice it, until something does.
///
/// One for each thread.
final class MutantJudge {
    /// What came of a mutant.
    enum Fate: Sendable {
        case refused
        case noticed
        case survived
    }

    private let files: RuleFiles
    private let folders: RuleFolders
    private let version: String
    /// What is told of the files as they are.
    private let usual: Set<String>
    private let trials: [any Trial]
    private let reach: [String: Set<String>]

    init(_ files: RuleFiles, _ folders: RuleFolders, _ rulebook: Rulebook, usual: [Finding], trials: [any Trial]) {
        (self.files, self.folders, self.trials) = (files, folders, trials)
        version = rulebook.version
        self.usual = Set(usual.map { $0.code + $0.message })
        let names = NameReach(rulebook.rules)
        reach = Dictionary(
            rulebook.rules.model.anomalies.enumerated().map { ($1.code, names.names(ofRule: $0)) },
            uniquingKeysWith: { first, _ in first })
    }

    /// What comes of a mutant.
    func fate(of mutant: Mutant) -> Fate {
        let (loaded, findings) = RulebookLoader.load(changed(by: mutant), folders: folders, runningExamples: false)
        guard let loaded, findings.allSatisfy({ usual.contains($0.code + $0.message) }) else { return .refused }
        // Verdicts say which rules they come from: those of a mutant are to differ by what it changes alone.
        let judge = Judge(Rulebook(rules: loaded.rules, tariffs: loaded.tariffs, version: version))
        return order(for: mutant.owner).contains { !$0.holds(for: judge) } ? .noticed : .survived
    }

    private func changed(by mutant: Mutant) -> RuleFiles {
        func entries(_ kind: RuleFolders.Kind) -> [RuleFiles.Entry] {
            files[kind].map { entry in
                guard kind == mutant.kind, entry.path == mutant.path else { return entry }
                let bytes = mutant.applied(to: entry.source.bytes)
                return RuleFiles.Entry(path: entry.path, source: SourceFile(path: entry.source.path, bytes: bytes))
            }
        }
        return RuleFiles(rules: entries(.rules), tariffs: entries(.tariffs))
    }

    /// Who may notice, those who most probably do first. The examples of a rule look at that rule alone.
    private func order(for owner: Mutant.Owner) -> [any Trial] {
        func isOwned(_ trial: any Trial, _ isWanted: (String) -> Bool) -> Bool {
            trial.attention.owner.map(isWanted) ?? false
        }
        let shared = trials.filter { $0.attention.owner == nil }
        switch owner {
        case .rule(let code): return trials.filter { isOwned($0) { $0 == code } } + shared
        case .fact(let name): return trials.filter { isOwned($0) { reach[$0]?.contains(name) ?? false } } + shared
        case .anything: return shared + trials.filter { $0.attention.owner != nil }
        }
    }
}
