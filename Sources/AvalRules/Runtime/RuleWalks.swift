import AvalValues

/// The walks of a day's rules, one after the other: going through them counts no references to what threads share.
public struct RuleWalks: ~Copyable {
    /// What keeps them.
    private let kept: [RuleWalk]
    @usableFromInline let walks: FlatArray<Borrowed<RuleWalk>>

    init(_ walks: [RuleWalk]) {
        kept = walks
        self.walks = FlatArray(walks.map { Borrowed($0) })
    }

    /// Gives each in turn.
    @inlinable @inline(__always)
    public func forEach(_ body: (RuleWalk) -> Void) {
        for index in 0..<walks.count { walks[index].with(body) }
    }
}
