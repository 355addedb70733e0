/// The walks of a day's rules, one after the other: as with rules, one closure holds the next, so that going through them
/// counts no references to what threads share.
public struct RuleWalks {
    private let run: ((RuleWalk) -> Void) -> Void

    init(_ walks: [RuleWalk]) {
        guard let first = walks.first else {
            run = { _ in }
            return
        }
        let rest = RuleWalks(Array(walks.dropFirst()))
        run = { body in
            body(first)
            rest.run(body)
        }
    }

    /// Gives each in turn.
    @inline(__always)
    public func forEach(_ body: (RuleWalk) -> Void) { run(body) }
}
