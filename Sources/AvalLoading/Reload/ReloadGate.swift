import AvalEngine
import AvalSource

/// What files must pass, beyond holding no error, before they judge in place of others.
public struct ReloadGate: Sendable {
    /// Why rules that could judge are not taken, beside what was found in their files; empty where they are.
    let refusals: @Sendable (Rulebook, [Finding]) -> [Finding]
    /// Whether it looks at other files than those of the rules, so that what it refused once it may take later.
    let readsOtherFiles: Bool

    /// Whatever holds no error is taken.
    public static let errors = ReloadGate(refusals: { _, _ in [] }, readsOtherFiles: false)

    /// Only what `aval check` finds nothing to say of is taken.
    public static let check = ReloadGate(
        refusals: { _, findings in
            findings.isEmpty ? [] : [Finding(ReloadFinding.warnings(findings.count), at: nil)]
        }, readsOtherFiles: false)

    /// The same, and `more` must have nothing to say either; `verb` is the one that says it to people.
    public func and(_ verb: String, _ more: @escaping @Sendable (Rulebook) -> [Finding]) -> ReloadGate {
        let refusals = refusals
        return ReloadGate(
            refusals: { rulebook, findings in
                let before = refusals(rulebook, findings)
                guard before.isEmpty else { return before }
                let found = more(rulebook)
                return found.isEmpty ? [] : found + [Finding(ReloadFinding.gate(verb: verb, found.count), at: nil)]
            }, readsOtherFiles: true)
    }

    /// What tells that a sample has another verdict than the one that is recorded, or cannot be used.
    public static func sample(_ path: String, _ problem: String?) -> Finding {
        Finding(ReloadFinding.sample(path: path, problem: problem), at: nil)
    }
}
