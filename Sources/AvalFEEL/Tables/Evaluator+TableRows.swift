import AvalValues

extension Interpreter {
    /// The rows that give what a table concludes, by their indexes; `rows.count` stands for what it says where no row
    /// matches. Empty where it has no conclusion.
    ///
    /// Concluding does not keep them: whoever asks pays for the table once more.
    public func rows(
        of table: DecisionTable, in environment: some Environment, library: BuiltinLibrary = .standard
    ) -> [Int] {
        let evaluator = Evaluator(library: library, limits: limits, now: now, observer: nil)
        let frame = Frame(.environment(environment))
        guard let head = table.inputs.first?.expression ?? table.rows.first?.outputs.first else { return [] }
        return evaluator.visiting(head) { evaluator.givingRows(table, frame) }
    }
}

extension Evaluator {
    fileprivate func givingRows(_ table: DecisionTable, _ frame: Frame) -> [Int] {
        let inputs = table.inputs.compactMap { allowedValue($0, frame) }
        guard inputs.count == table.inputs.count else { return [] }
        let matching = table.rows.indices.filter { matches(table.rows[$0], inputs, frame) }
        guard let first = matching.first else {
            return table.outputs.contains { $0.otherwise != nil } ? [table.rows.count] : []
        }
        switch table.hitPolicy {
        case .unique: return matching.count == 1 ? matching : []
        case .first: return [first]
        case .priority: return [mostImportant(matching, table, frame) ?? first]
        case .any, .ruleOrder, .outputOrder, .collect: return matching
        }
    }

    /// The row whose conclusions stand first among the allowed ones; of two alike, the upper one.
    private func mostImportant(_ rows: [Int], _ table: DecisionTable, _ frame: Frame) -> Int? {
        let ranked = rows.map { row in
            let conclusion = conclusion(table.rows[row], table, frame)
            return (row: row, rank: zip(conclusion, table.outputs).map { rank($0, $1, frame) })
        }
        return ranked.min { left, right in
            left.rank == right.rank ? left.row < right.row : left.rank.lexicographicallyPrecedes(right.rank)
        }?.row
    }
}
