import AvalValues

/// What is the same for all declarations is decided when rules are compiled, so that judging never asks it.
extension Compiler {
    /// The truth of a node that depends on nothing but what is written out and on constants; nil of any other.
    func constantTruth(_ node: Node) -> Truth? {
        switch node.form {
        case .literal(.boolean(let value)): Truth(value)
        case .name, .path: constant(node).flatMap { if case .boolean(let value) = $0 { Truth(value) } else { nil } }
        case .comparison(.equal, let left, let right): areEqual(left, right)
        case .comparison(.unequal, let left, let right): areEqual(left, right)?.negated
        case .membership(let value, let tests): isAmong(value, tests)
        case .and(let left, let right): conjunction(constantTruth(left), constantTruth(right))
        case .or(let left, let right):
            conjunction(constantTruth(left)?.negated, constantTruth(right)?.negated)?.negated
        case .call(let function, let arguments):
            library.builtin(named: function)?.traits.contains(.negates) == true && arguments.count == 1
                ? constantTruth(arguments[0].value)?.negated : nil
        default: nil
        }
    }

    /// Both; one that is false decides, whatever the other may be.
    private func conjunction(_ left: Truth?, _ right: Truth?) -> Truth? {
        if left == .no || right == .no { return .no }
        guard let left, let right else { return nil }
        return left.and(right)
    }

    private func areEqual(_ left: Node, _ right: Node) -> Truth? {
        guard let left = constant(left), let right = constant(right) else { return nil }
        switch (left, right) {
        // As slots compare them: by their bytes.
        case (.string(let left), .string(let right)): return Truth(left.utf8.elementsEqual(right.utf8))
        case (.boolean, .boolean), (.number, .number), (.date, .date): return Truth(left == right)
        default: return nil
        }
    }

    private func isAmong(_ value: Node, _ tests: [Node]) -> Truth? {
        guard case .string(let text)? = constant(value) else { return nil }
        let words = tests.map { test -> String? in
            if case .literal(.string(let word)) = test.form { word } else { nil }
        }
        return words.contains(nil) ? nil : Truth(words.contains(text))
    }

    /// The value of a node that is written out or always the same.
    private func constant(_ node: Node) -> Value? {
        if case .literal(let value) = node.form { return value }
        return path(node).flatMap { resolver.constant($0) }
    }
}
