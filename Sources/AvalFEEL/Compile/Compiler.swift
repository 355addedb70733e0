import AvalValues

/// Turns a checked expression into closures over slots: no `Value`, no dictionary, no allocation for what rules mostly say.
///
/// Whatever it has no closure for, it hands to the interpreter, node by node: a compiled expression means what the tree
/// means. Differential tests hold the two together.
public struct Compiler {
    /// How names are found.
    public let resolver: any SlotResolver
    /// The builtins that expressions may call.
    public let library: BuiltinLibrary

    /// A compiler for expressions whose names `resolver` knows.
    public init(resolver: any SlotResolver, library: BuiltinLibrary = .standard) {
        self.resolver = resolver
        self.library = library
    }

    /// A test that gives the truth of a node; null and whatever is no boolean are unknown.
    public func truth(_ node: Node) -> TruthCode {
        fastTruth(node) ?? slowTruth(node)
    }

    /// The same, some parts of it left to the interpreter perhaps; nil where all of it would be.
    public func compiledTruth(_ node: Node) -> TruthCode? { fastTruth(node) }

    /// The value of a node as a slot, with its shape; nil when it does not fit one.
    public func slot(_ node: Node) -> Operand? { operand(node) }

    /// Whether a node runs without the interpreter, down to its leaves.
    public func isFast(_ node: Node) -> Bool {
        switch node.form {
        case .and(let left, let right), .or(let left, let right): isFast(left) && isFast(right)
        case .conditional(let condition, let then, let otherwise):
            isFast(condition) && isFast(then) && isFast(otherwise)
        case .call(let function, let arguments)
        where library.builtin(named: function)?.traits.contains(.negates) == true:
            arguments.allSatisfy { isFast($0.value) }
        default: isFastLeaf(node)
        }
    }

    private func isFastLeaf(_ node: Node) -> Bool { fastTruth(node) != nil || operand(node) != nil }

    func slowTruth(_ node: Node) -> TruthCode {
        let slow = resolver.slow(node)
        return .each { Truth(slow($0)) }
    }

    // MARK: Truths

    func fastTruth(_ node: Node) -> TruthCode? {
        if let known = constantTruth(node) { return TruthCode(known) }
        switch node.form {
        case .literal(.boolean(let value)): return TruthCode(Truth(value))
        case .literal(.null): return TruthCode(.unknown)
        case .and(let left, let right): return carried(node) ?? conjunction(left, right)
        case .or(let left, let right): return carried(node) ?? disjunction(left, right)
        case .comparison(let sign, let left, let right): return comparison(sign, left, right, of: node)
        case .between(let value, let lower, let upper): return between(value, lower, upper, of: node)
        case .membership(let value, let tests): return membership(value, tests)
        case .quantified(let quantifier, let iterations, let body):
            return quantified(quantifier, iterations, body, of: node)
        case .conditional(let condition, let then, let otherwise):
            guard let then = fastTruth(then), let otherwise = fastTruth(otherwise) else { return nil }
            return choice(truth(condition), then, otherwise)
        case .call:
            guard case .truth(let truth)? = compiledCall(node) else { return nil }
            return truth
        case .name, .path:
            guard let operand = operand(node), operand.shape == .boolean else { return nil }
            return operand.code.truths
        default: return nil
        }
    }

    private func conjunction(_ left: Node, _ right: Node) -> TruthCode {
        let (first, second) = fastFirst(left, right)
        return TruthCode { block, asked in
            let left = first.run(block, asked)
            let rest = asked & ~left.no
            if rest == 0 { return left }
            let right = second.run(block, rest)
            return TruthMask(yes: left.yes & right.yes, no: left.no | right.no)
        }
    }

    private func disjunction(_ left: Node, _ right: Node) -> TruthCode {
        let (first, second) = fastFirst(left, right)
        return TruthCode { block, asked in
            let left = first.run(block, asked)
            let rest = asked & ~left.yes
            if rest == 0 { return left }
            let right = second.run(block, rest)
            return TruthMask(yes: left.yes | right.yes, no: left.no & right.no)
        }
    }

    /// One of two tests, by a third; where that is not known, the second.
    private func choice(_ condition: TruthCode, _ then: TruthCode, _ otherwise: TruthCode) -> TruthCode {
        TruthCode { block, asked in
            let chosen = condition.run(block, asked).yes
            let first = then.run(block, chosen)
            let second = otherwise.run(block, asked & ~chosen)
            return TruthMask(yes: first.yes | second.yes, no: first.no | second.no)
        }
    }

    /// Both sides, a fast one first: it mostly decides alone, and then the slow one is never asked. The order changes
    /// nothing else, as evaluation has no effects.
    private func fastFirst(_ left: Node, _ right: Node) -> (TruthCode, TruthCode) {
        let isSwapped = !isFast(left) && isFast(right)
        return isSwapped ? (truth(right), truth(left)) : (truth(left), truth(right))
    }
}
