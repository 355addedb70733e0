import AvalEngine
import AvalSource

/// What files must pass, beyond holding no error, before they judge in place of others.
public struct ReloadGate: Sendable {
    /// What is asked of rules that could judge, and of the files that they were made of: what keeps them from being taken, a
    /// finding each.
    public typealias Question = @Sendable (Rulebook, RuleFiles) -> [Finding]

    /// What people call it.
    public let name: String
    /// What it asks by: `exemples`, which rules carry themselves, and the other files that it has at hand.
    public private(set) var witnesses = ["exemples"]
    /// Whether it looks at other files than those of the rules, so that what it refused once it may take later.
    private(set) var readsOtherFiles = false
    private let refusesWarnings: Bool
    private var stages: [Stage] = []

    /// A question that files meet once they have passed those before.
    private struct Stage {
        let question: Question
        /// Whether it is put even to files that nothing else could judge in place of.
        let isForLone: Bool
        /// What is told beside what was found, of which there is so much.
        let end: @Sendable (Int) -> Finding
    }

    /// Whatever holds no error is taken.
    public static let errors = ReloadGate(name: "aucune", refusesWarnings: false)

    /// Only what `aval check` finds nothing to say of is taken.
    public static let check = ReloadGate(name: "check", refusesWarnings: true)

    private init(name: String, refusesWarnings: Bool) {
        (self.name, self.refusesWarnings) = (name, refusesWarnings)
    }

    /// The same, and nothing may be found that no witness exercises; `others` are the witnesses beside examples. It is not asked
    /// of files that nothing else could judge in place of: it takes longer than all the rest, and they are taken anyhow.
    public func exercised(byOthers others: [String], _ question: @escaping Question) -> ReloadGate {
        var gate = with(question, isForLone: false) {
            Finding(ReloadFinding.unexercised($0, isBlind: others.isEmpty), at: nil)
        }
        gate.witnesses += others
        gate.readsOtherFiles = !others.isEmpty
        return gate
    }

    /// The same under the name of the verb that says to people what is asked more.
    public func and(_ verb: String, _ question: @escaping Question) -> ReloadGate {
        let gate = with(question, isForLone: true) { Finding(ReloadFinding.gate(verb: verb, $0), at: nil) }
        var named = ReloadGate(name: verb, refusesWarnings: refusesWarnings)
        (named.witnesses, named.stages, named.readsOtherFiles) = (gate.witnesses, gate.stages, true)
        return named
    }

    private func with(
        _ question: @escaping Question, isForLone: Bool, end: @escaping @Sendable (Int) -> Finding
    ) -> ReloadGate {
        var gate = self
        gate.stages.append(Stage(question: question, isForLone: isForLone, end: end))
        return gate
    }

    /// Why rules that could judge are not taken for what was found in their files; nil where they are.
    func refusal(of findings: [Finding]) -> Finding? {
        refusesWarnings && !findings.isEmpty ? Finding(ReloadFinding.warnings(findings.count), at: nil) : nil
    }

    /// Why rules in whose files nothing was found are not taken; empty where they are. Those that are alone have nothing that
    /// could judge in their place.
    func refusals(_ rulebook: Rulebook, _ files: RuleFiles, areAlone: Bool) -> [Finding] {
        for stage in stages where stage.isForLone || !areAlone {
            let found = stage.question(rulebook, files)
            if !found.isEmpty { return found + [stage.end(found.count)] }
        }
        return []
    }

    /// What tells that a sample has another verdict than the one that is recorded, or cannot be used.
    public static func sample(_ path: String, _ problem: String?) -> Finding {
        Finding(ReloadFinding.sample(path: path, problem: problem), at: nil)
    }

    /// What tells that scenarios or samples cannot be asked, and why.
    public static func witness(_ problem: String) -> Finding { Finding(ReloadFinding.witness(problem), at: nil) }
}
