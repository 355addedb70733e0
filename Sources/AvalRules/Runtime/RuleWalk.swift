import AvalFEEL

/// The rules of a day that share a walk, ready to be asked.
public final class RuleWalk {
    /// How judging goes through their subjects.
    public let walk: Walk
    /// The rules.
    public let rules: RuleChain
    /// Whether they are of the declaration's group.
    public let isDeclaration: Bool
    /// The slots of a record from which the filters of its codes are copied, behind the codes' own slots.
    public let filters: [Int]

    private init?(_ walk: Walk, _ group: [CompiledRule], isDeclaration: Bool) {
        let members = group.filter { $0.walk == walk }
        var filters: [Int] = []
        var filter: (CompiledRule) -> SlotReference? = { $0.filter }
        switch walk {
        case .codes(_, looksAtRecord: false):
            // The codes of many records are asked about together: what chooses among the records goes with each code.
            filters = Set(members.compactMap(\.filter?.index)).sorted()
            let copied = filters
            filter = { rule in
                rule.filter.flatMap { copied.firstIndex(of: $0.index) }.map {
                    SlotReference(.element, ElementSlot.count + $0)
                }
            }
        case .distinctCodes: filter = { _ in nil }
        default: break
        }
        guard
            let rules = RuleChain(group, isDeclaration: isDeclaration, filter: filter, where: { $0.walk == walk })
        else { return nil }
        (self.walk, self.rules, self.isDeclaration, self.filters) = (walk, rules, isDeclaration, filters)
    }

    /// The rules of a group by walk, in the order in which the walks are first met.
    static func all(_ group: [CompiledRule], isDeclaration: Bool) -> [RuleWalk] {
        var walks: [Walk] = []
        for rule in group where !walks.contains(rule.walk) { walks.append(rule.walk) }
        return walks.compactMap { RuleWalk($0, group, isDeclaration: isDeclaration) }
    }
}
