import AvalFEEL
import AvalValues

/// The rules of a day that share a walk, ready to be asked.
public final class RuleWalk {
    /// How judging goes through their subjects.
    public let walk: Walk
    /// The rules.
    public let rules: RuleChain
    /// Whether they are of the declaration's group.
    public let isDeclaration: Bool
    /// The slots of a record that choose among its rules: where codes of many records are asked about together, they are
    /// copied behind the codes' own slots.
    public let filters: FlatArray<Int>
    /// Whether some rule takes every record; else one of which all filters are false has nothing to be asked.
    public let takesAll: Bool

    private init?(_ walk: Walk, _ group: [CompiledRule], isDeclaration: Bool) {
        let members = group.filter { $0.walk == walk }
        let filters = Set(members.compactMap(\.filter?.index)).sorted()
        var filter: (CompiledRule) -> SlotReference? = { $0.filter }
        switch walk {
        case .codes(_, looksAtRecord: false):
            // What chooses among the records goes with each code.
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
        (self.walk, self.rules, self.isDeclaration) = (walk, rules, isDeclaration)
        self.filters = FlatArray(filters)
        takesAll = members.contains { $0.filter == nil }
    }

    /// Whether some rule takes a record.
    @inlinable @inline(__always)
    public func takes(_ record: SlotRow) -> Bool {
        if takesAll { return true }
        for index in 0..<filters.count {
            let slot = record[filters[index]]
            if slot.tag == .boolean, slot.flag == 1 { return true }
        }
        return false
    }

    /// The rules of a group by walk, in the order in which the walks are first met.
    static func all(_ group: [CompiledRule], isDeclaration: Bool) -> [RuleWalk] {
        var walks: [Walk] = []
        for rule in group where !walks.contains(rule.walk) { walks.append(rule.walk) }
        return walks.compactMap { RuleWalk($0, group, isDeclaration: isDeclaration) }
    }
}
