import AvalFEEL
import AvalValues

/// Rules about one kind of subject, asked of a block of them.
///
/// One closure holds the next: calling what a closure holds counts no references, looking up an array of closures does,
/// and that counting would cost more than most conditions.
public struct RuleChain {
    private let run: (BlockView, UInt64, HitList) -> Void

    private init(_ run: @escaping (BlockView, UInt64, HitList) -> Void) {
        self.run = run
    }

    /// Asks the rules about the subjects in `asked` and leaves what fires in `hits`, in no order.
    @inline(__always)
    public func callAsFunction(
        _ block: BlockView, _ asked: UInt64, _ hits: HitList
    ) { run(block, asked, hits) }

    /// The rules of a group that `isWanted`, with their indexes in the group; nil when there is none.
    ///
    /// Where a rule takes some subjects only, `filter` gives the slot that tells which.
    init?(
        _ group: [CompiledRule], isDeclaration: Bool, filter: (CompiledRule) -> SlotReference?,
        where isWanted: (CompiledRule) -> Bool
    ) {
        let wanted = group.enumerated().filter { isWanted($0.element) }
        var filters: [SlotReference?] = []
        for (_, rule) in wanted where !filters.contains(filter(rule)) { filters.append(filter(rule)) }
        // The subjects that are asked are found once for all the rules that share a filter.
        let chains = filters.compactMap { shared -> RuleChain? in
            let members = wanted.filter { filter($0.element) == shared }
            let chain = Self.all(members.compactMap { Self.one($0.element, $0.offset, isDeclaration) })
            guard let chain, let shared else { return chain }
            let test = TruthCode(shared)
            return RuleChain { block, asked, hits in
                let chosen = test(block, asked).yes
                if chosen != 0 { chain.run(block, chosen, hits) }
            }
        }
        guard let chain = Self.all(chains) else { return nil }
        self = chain
    }

    /// One after the other, as a balanced tree of pairs.
    private static func all(_ chains: [RuleChain]) -> RuleChain? {
        guard chains.count > 1 else { return chains.first }
        let middle = chains.count / 2
        guard let first = all(Array(chains[..<middle])), let second = all(Array(chains[middle...])) else { return nil }
        return RuleChain { block, asked, hits in
            first.run(block, asked, hits)
            second.run(block, asked, hits)
        }
    }

    /// One rule: the first of its cases that is true of a subject is what fires.
    private static func one(_ rule: CompiledRule, _ index: Int, _ isDeclaration: Bool) -> RuleChain? {
        var chain: RuleChain?
        for (item, entry) in rule.cases.enumerated().reversed() {
            let firing = Firing(
                rule: Int32(index), item: Int16(item), isDeclaration: isDeclaration, gravity: entry.gravity)
            chain = one(entry.condition, firing, otherwise: chain)
        }
        guard let chain else { return nil }
        let step = rule.step
        if let premise = rule.premise?.code {
            return RuleChain { block, asked, hits in
                guard hits.asks(step) else { return }
                let open = premise(block, asked).yes
                if open != 0 { chain.run(block, open, hits) }
            }
        }
        return RuleChain { block, asked, hits in
            if hits.asks(step) { chain.run(block, asked, hits) }
        }
    }

    private static func one(_ condition: TruthCode?, _ firing: Firing, otherwise: RuleChain?) -> RuleChain {
        guard let condition else { return RuleChain { $2.note(firing, $1) } }
        guard let otherwise else {
            return RuleChain { block, asked, hits in
                let yes = condition(block, asked).yes
                if yes != 0 { hits.note(firing, yes) }
            }
        }
        return RuleChain { block, asked, hits in
            let yes = condition(block, asked).yes
            if yes != 0 { hits.note(firing, yes) }
            if asked & ~yes != 0 { otherwise.run(block, asked & ~yes, hits) }
        }
    }
}
