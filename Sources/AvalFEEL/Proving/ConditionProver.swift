import AvalValues

/// Proves of conditions over the same names that they are never true together, or shows how they may be.
///
/// What conditions ask is known by kinds, lists of words, bounds and dates. Whatever else they ask may come out any way, so
/// that nothing is said to be impossible that is not; what is possible here may still never come.
public struct ConditionProver {
    /// Whether a condition is to be true, or is not to be.
    public struct Claim {
        let condition: Condition
        let isTrue: Bool

        /// The condition is true.
        public static func holds(_ condition: Condition) -> Claim { Claim(condition: condition, isTrue: true) }
        /// The condition is false, or neither.
        public static func fails(_ condition: Condition) -> Claim { Claim(condition: condition, isTrue: false) }
    }

    /// What came of a search.
    public enum Outcome: Sendable {
        /// No values make the claims true together.
        case impossible
        /// These may.
        case possible([TableExample])
        /// There were too many values to try.
        case undecided
    }

    private let limits: TextMap<RangeValue>
    /// How many choices are tried before a search is given up.
    private static let budget = 20_000

    /// A prover that knows within which values some names always lie.
    public init(limits: TextMap<RangeValue> = [:]) { self.limits = limits }

    /// Whether claims may be true together.
    public func search(_ claims: [Claim]) -> Outcome {
        let space = ConditionSpace(claims.map(\.condition), limits: limits)
        // A name without countable values takes its questions out of reach.
        guard space.variables.allSatisfy({ !$0.values.isEmpty }) else { return .undecided }
        var search = Search(space: space, wanted: claims.map(\.isTrue), budget: Self.budget)
        if search.run() { return .possible(search.example) }
        return search.budget > 0 ? .impossible : .undecided
    }

    /// What a condition asks about: two that ask about different things do not say the same.
    public func topics(of condition: Condition) -> NameSet {
        let constants = Constants(library: .standard)
        var topics: NameSet = []
        func visit(_ shape: Condition.Shape) {
            switch shape {
            case .constant: break
            case .question(let node): topics.insert("\(Question(node, of: condition, constants).topic)")
            case .opposite(let inner): visit(inner)
            case .and(let left, let right), .or(let left, let right): [left, right].forEach(visit)
            case .conditional(let test, let then, let otherwise): [test, then, otherwise].forEach(visit)
            }
        }
        visit(condition.shape)
        return topics
    }
}

/// A search for values that make formulas true or not, as wanted: variable by variable, given up where a formula cannot
/// come out any more.
private struct Search {
    let space: ConditionSpace
    let wanted: [Bool]
    var budget: Int
    private var chosen: [Int?] = []

    init(space: ConditionSpace, wanted: [Bool], budget: Int) {
        (self.space, self.wanted, self.budget) = (space, wanted, budget)
        chosen = Array(repeating: nil, count: space.variables.count)
    }

    mutating func run() -> Bool { choose(0) }

    /// The values found, of what has values.
    var example: [TableExample] {
        zip(space.variables, chosen).compactMap { variable, part in
            variable.name.flatMap { name in part.map { TableExample(input: name, value: variable.values[$0]) } }
        }
    }

    private mutating func choose(_ variable: Int) -> Bool {
        budget -= 1
        guard budget > 0, isOpen else { return false }
        guard variable < chosen.count else { return true }
        for part in space.variables[variable].values.indices {
            chosen[variable] = part
            if choose(variable + 1) { return true }
        }
        chosen[variable] = nil
        return false
    }

    /// Whether every formula may still come out as wanted.
    private var isOpen: Bool {
        zip(space.formulas, wanted).allSatisfy { formula, isTrue in
            let truths = truths(formula)
            return isTrue ? truths.contains(.yes) : !truths.isSubset(of: [.yes])
        }
    }

    /// What a formula may still come out as.
    private func truths(_ formula: ConditionSpace.Formula) -> Set<Truth> {
        switch formula {
        case .constant(let truth): [truth]
        case .answers(let answers, let variable): chosen[variable].map { [answers[$0]] } ?? Set(answers)
        case .opposite(let inner): Set(truths(inner).map(\.negated))
        case .and(let left, let right): combined(left, right) { $0.and($1) }
        case .or(let left, let right): combined(left, right) { $0.or($1) }
        case .conditional(let test, let then, let otherwise):
            truths(test).reduce(into: []) { $0.formUnion(truths($1 == .yes ? then : otherwise)) }
        }
    }

    private func combined(
        _ left: ConditionSpace.Formula, _ right: ConditionSpace.Formula, _ combine: (Truth, Truth) -> Truth
    ) -> Set<Truth> {
        let others = truths(right)
        return truths(left).reduce(into: []) { found, one in found.formUnion(others.map { combine(one, $0) }) }
    }
}
