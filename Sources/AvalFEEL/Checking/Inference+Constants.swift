import AvalValues

/// What is written out can be computed before there is any value: a date that is none, a pattern that is none.
extension Inference {
    /// The kind of a call whose arguments are all written out, as computed; `nil` for any other call.
    func constantCall(_ builtin: Builtin, _ node: Node, _ arguments: [Form.Argument]) -> Kind? {
        let values = arguments.compactMap { argument -> Value? in
            if case .literal(let value) = argument.value.form { value } else { nil }
        }
        guard values.count == arguments.count, !values.isEmpty, !values.contains(.null) else { return nil }
        let names = arguments.contains { $0.name != nil } ? arguments.map(\.name) : nil
        var reasons: [String] = []
        // What takes long is no finding: a check is asked for at each change of a file.
        let evaluator = Evaluator(library: scope.library, limits: Limits(steps: 1_000_000)) {
            reasons.append($0.message)
        }
        let value = evaluator.visiting(expression) { evaluator.call(builtin, values, names: names) }
        guard !evaluator.isExhausted else { return nil }
        guard value.isNull else { return value.kind }
        report(
            .alwaysNull(
                .constantCall(
                    function: builtin.name, reason: reasons.first, example: builtin.examples.first?.expression)),
            at: node)
        return builtin.result(values.map(\.kind))
    }

    func checkConstants(_ sign: Arithmetic, _ node: Node, _ right: Node) {
        guard sign == .divide, case .literal(.number(let divisor)) = right.form, divisor.isZero else { return }
        report(.alwaysNull(.divisionByZero), at: node)
    }

    func checkConstants(_ range: Range<Int>, _ left: Node, _ right: Node) {
        guard left.id != right.id, case .literal = left.form, case .literal = right.form else { return }
        report(.deadBranch(.constantComparison), at: range)
    }
}
