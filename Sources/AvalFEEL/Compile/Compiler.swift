import AvalValues

/// Turns a checked expression into closures over slots: no `Value`, no dictionary, no allocation for what rules mostly say.
///
/// Whatever it has no closure for, it hands to the interpreter, node by node: a compiled expression means what the tree
/// means. Differential tests hold the two together.
public struct Compiler<Resolver: SlotResolver> {
    /// How names are found.
    public let resolver: Resolver

    /// A compiler for expressions whose names `resolver` knows.
    public init(resolver: Resolver) {
        self.resolver = resolver
    }

    /// A test that gives the truth of a node; null and whatever is no boolean are unknown.
    public func truth(_ node: Node) -> TruthCode {
        fastTruth(node) ?? slowTruth(node)
    }

    /// The value of a node as a slot, with its shape; nil when it does not fit one.
    public func slot(_ node: Node) -> Operand? { operand(node) }

    /// Whether a node runs without the interpreter, down to its leaves.
    public func isFast(_ node: Node) -> Bool {
        switch node.form {
        case .and(let left, let right), .or(let left, let right): isFast(left) && isFast(right)
        case .conditional(let condition, let then, let otherwise):
            isFast(condition) && isFast(then) && isFast(otherwise)
        case .call(let function, let arguments):
            if case .name("not") = function.form { arguments.allSatisfy { isFast($0.value) } } else { isFastLeaf(node) }
        default: isFastLeaf(node)
        }
    }

    private func isFastLeaf(_ node: Node) -> Bool { fastTruth(node) != nil || operand(node) != nil }

    func slowTruth(_ node: Node) -> TruthCode {
        let slow = resolver.slow(node)
        return { Truth(slow($0)) }
    }

    // MARK: Truths

    func fastTruth(_ node: Node) -> TruthCode? {
        switch node.form {
        case .literal(.boolean(let value)):
            let truth = Truth(value)
            return { _ in truth }
        case .literal(.null): return { _ in .unknown }
        case .and(let left, let right): return conjunction(left, right)
        case .or(let left, let right): return disjunction(left, right)
        case .comparison(let sign, let left, let right): return comparison(sign, left, right, of: node)
        case .between(let value, let lower, let upper): return between(value, lower, upper, of: node)
        case .membership(let value, let tests): return membership(value, tests)
        case .conditional(let condition, let then, let otherwise):
            guard let then = fastTruth(then), let otherwise = fastTruth(otherwise) else { return nil }
            let condition = truth(condition)
            return { condition($0) == .yes ? then($0) : otherwise($0) }
        case .call(let function, let arguments): return truthCall(function, arguments)
        case .name, .path:
            guard let operand = operand(node), operand.shape == .boolean else { return nil }
            let code = operand.code
            return { frame in
                let slot = code(frame)
                return slot.tag == .boolean ? (slot.flag == 1 ? .yes : .no) : .unknown
            }
        default: return nil
        }
    }

    private func conjunction(_ left: Node, _ right: Node) -> TruthCode {
        let (first, second) = fastFirst(left, right)
        return { frame in
            let truth = first(frame)
            return truth == .no ? .no : truth.and(second(frame))
        }
    }

    private func disjunction(_ left: Node, _ right: Node) -> TruthCode {
        let (first, second) = fastFirst(left, right)
        return { frame in
            let truth = first(frame)
            return truth == .yes ? .yes : truth.or(second(frame))
        }
    }

    /// Both sides, a fast one first: it mostly decides alone, and then the slow one is never asked. The order changes
    /// nothing else, as evaluation has no effects.
    private func fastFirst(_ left: Node, _ right: Node) -> (TruthCode, TruthCode) {
        let isSwapped = !isFast(left) && isFast(right)
        return isSwapped ? (truth(right), truth(left)) : (truth(left), truth(right))
    }
}
