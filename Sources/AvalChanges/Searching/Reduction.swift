import AvalJSON

/// Makes a declaration as small as it can be while something stays true of it: members and elements are taken away, many at a
/// time, then one by one, until nothing more can be.
struct Reduction {
    private let holds: (JSONValue) -> Bool
    /// How many more declarations may be tried.
    private var budget: Int

    /// A reduction that keeps `holds` true, and asks it `budget` times at most.
    init(budget: Int, keeping holds: @escaping (JSONValue) -> Bool) {
        self.holds = holds
        self.budget = budget
    }

    /// The smallest that was found; the value itself where what is to be kept is not true of it.
    mutating func reduced(_ value: JSONValue) -> JSONValue {
        guard isKept(value) else { return value }
        var current = value
        while budget > 0 {
            let next = smaller(current) { $0 }
            if next == current { break }
            current = next
        }
        return current
    }

    private mutating func isKept(_ value: JSONValue) -> Bool {
        budget -= 1
        return budget >= 0 && holds(value)
    }

    /// The node with what can be taken away taken away; `whole` puts a node in its place in the declaration.
    private mutating func smaller(_ node: JSONValue, _ whole: (JSONValue) -> JSONValue) -> JSONValue {
        switch node {
        case .object(let members):
            var kept = thinned(members) { whole(.object($0)) }
            for index in kept.indices {
                let others = kept
                kept[index].value = smaller(kept[index].value) { value in
                    var members = others
                    members[index].value = value
                    return whole(.object(members))
                }
            }
            return .object(kept)
        case .array(let items):
            var kept = thinned(items) { whole(.array($0)) }
            for index in kept.indices {
                let others = kept
                kept[index] = smaller(kept[index]) { value in
                    var items = others
                    items[index] = value
                    return whole(.array(items))
                }
            }
            return .array(kept)
        default: return node
        }
    }

    /// The list without what can be left out, half of it first, then smaller stretches, then each.
    private mutating func thinned<Element>(_ list: [Element], _ whole: ([Element]) -> JSONValue) -> [Element] {
        var kept = list
        var stretch = kept.count
        while stretch > 0, budget > 0 {
            var start = 0
            while start < kept.count {
                var shorter = kept
                shorter.removeSubrange(start..<min(start + stretch, kept.count))
                if isKept(whole(shorter)) { kept = shorter } else { start += stretch }
            }
            stretch /= 2
        }
        return kept
    }
}
