import AvalValues

extension Interpreter {
    /// What a table concludes; null where it has no conclusion, or several where one is asked for.
    public func evaluate(
        _ table: DecisionTable, in environment: some Environment, library: BuiltinLibrary = .standard,
        budget: EvaluationBudget? = nil, observer: ((NullReason) -> Void)? = nil
    ) -> Value {
        let evaluator = Evaluator(library: library, limits: limits, now: now, budget: budget, observer: observer)
        defer { evaluator.settle() }
        return evaluator.conclude(table, Frame(.environment(environment)))
    }
}

extension Evaluator {
    /// What a table concludes; a null of the table as a whole arises where its first column is named.
    func conclude(_ table: DecisionTable, _ frame: Frame) -> Value {
        guard let head = table.inputs.first?.expression ?? table.rows.first?.outputs.first else {
            return decide(table, frame)
        }
        return visiting(head) { decide(table, frame) }
    }

    private func decide(_ table: DecisionTable, _ frame: Frame) -> Value {
        var inputs: [Value] = []
        for input in table.inputs {
            guard let value = allowedValue(input, frame) else {
                return visiting(input.expression) { null("une entrée de la table n'a pas une valeur permise") }
            }
            inputs.append(value)
        }
        let matching = table.rows.filter { matches($0, inputs, frame) }
        guard !matching.isEmpty else { return otherwise(table, frame) }
        let conclusions = matching.map { conclusion($0, table, frame) }
        return isExhausted ? .null : select(conclusions, table, frame)
    }

    /// What a column tests; nil where that is no value that it may have.
    func allowedValue(_ input: DecisionTable.Input, _ frame: Frame) -> Value? {
        let value = run(input.expression, frame)
        if let allowed = input.allowed, !passes(value, allowed, frame) { return nil }
        return value
    }

    /// Whether a row is for these inputs.
    func matches(_ row: DecisionTable.Row, _ inputs: [Value], _ frame: Frame) -> Bool {
        zip(row.tests, inputs).allSatisfy { passes($1, $0, frame) }
    }

    private func passes(_ value: Value, _ tests: Expression, _ frame: Frame) -> Bool {
        Truth(run(tests, frame.binding("?", value))) == .yes
    }

    /// The outputs of a row; null for one that its column does not take.
    func conclusion(_ row: DecisionTable.Row, _ table: DecisionTable, _ frame: Frame) -> [Value] {
        zip(row.outputs, table.outputs).map { entry, output in
            let value = run(entry, frame)
            guard let fitted = fit(value, output.type) else {
                return visiting(entry) { null("une sortie de la table n'est pas de son type") }
            }
            guard let allowed = output.allowed, !fitted.isNull, !passes(fitted, allowed, frame) else { return fitted }
            return visiting(entry) { null("une sortie de la table n'a pas une valeur permise") }
        }
    }

    private func otherwise(_ table: DecisionTable, _ frame: Frame) -> Value {
        if table.outputs.contains(where: { $0.otherwise != nil }) {
            let values = table.outputs.map { output in output.otherwise.map { run($0, frame) } ?? .null }
            let result = table.result(values)
            switch table.hitPolicy {
            case .ruleOrder, .outputOrder, .collect(nil): return .list([result])
            default: return result
            }
        }
        switch table.hitPolicy {
        case .collect(nil): return .list([])
        case .collect(.count): return .number(0)
        default: return null("aucune ligne de la table ne convient")
        }
    }

    private func select(_ conclusions: [[Value]], _ table: DecisionTable, _ frame: Frame) -> Value {
        switch table.hitPolicy {
        case .unique:
            guard conclusions.count == 1 else { return null("plusieurs lignes de la table conviennent") }
            return table.result(conclusions[0])
        case .any:
            let agree = conclusions.allSatisfy { row in zip(row, conclusions[0]).allSatisfy { $0.equals($1) == .yes } }
            return agree ? table.result(conclusions[0]) : null("des lignes de la table se contredisent")
        case .first: return table.result(conclusions[0])
        case .priority: return table.result(ordered(conclusions, table, frame)[0])
        case .ruleOrder, .collect(nil): return .list(conclusions.map(table.result))
        case .outputOrder: return .list(ordered(conclusions, table, frame).map(table.result))
        case .collect(let aggregation?): return aggregate(aggregation, conclusions, table)
        }
    }

    private func aggregate(
        _ aggregation: DecisionTable.Aggregation, _ conclusions: [[Value]], _ table: DecisionTable
    ) -> Value {
        let name = aggregation.rawValue.lowercased()
        let columns = table.outputs.indices.map { column -> Value in
            guard let builtin = library[name] else { return .null }
            return call(builtin, [.list(conclusions.map { $0[column] })], names: nil)
        }
        return table.result(columns)
    }

    /// The conclusions by priority: the first output decides, then the second.
    private func ordered(_ conclusions: [[Value]], _ table: DecisionTable, _ frame: Frame) -> [[Value]] {
        let ranked = conclusions.map { row in
            (rank: zip(row, table.outputs).map { rank($0, $1, frame) }, row: row)
        }
        // A sort that keeps the table's order among equals.
        return ranked.enumerated().sorted { left, right in
            left.element.rank == right.element.rank
                ? left.offset < right.offset : left.element.rank.lexicographicallyPrecedes(right.element.rank)
        }.map(\.element.row)
    }

    /// The index of a value among what its column allows.
    func rank(_ value: Value, _ output: DecisionTable.Output, _ frame: Frame) -> Int {
        guard let allowed = output.allowed, case .tests(let tests, negated: false) = allowed.root.form else { return 0 }
        let inner = frame.binding("?", value)
        return visiting(allowed) {
            tests.firstIndex { Truth(wholeTests([$0], negated: false, inner)) == .yes } ?? tests.count
        }
    }
}

extension DecisionTable {
    /// One conclusion as a value: the output's, or with several outputs a context of them.
    fileprivate func result(_ values: [Value]) -> Value {
        guard outputs.count > 1 || outputs.first?.name != nil else { return values.first ?? .null }
        return .context(Context(zip(outputs, values).map { ($0.name ?? "", $1) }))
    }
}
