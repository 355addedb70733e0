import AvalValues

/// What the rows of a table say, as far as it can be told without any input.
struct Outcomes {
    private let table: DecisionTable
    private let values: [[Value?]]
    private let ranks: [[Int]?]

    init(_ table: DecisionTable, _ constants: Constants) {
        self.table = table
        let values = table.rows.map { row in row.outputs.map { constants.value($0.root, of: $0) } }
        self.values = values
        ranks = values.map { row in
            let ranks = zip(row, table.outputs).map { value, output in
                value.flatMap { output.rank(of: $0, constants) }
            }
            return ranks.contains(nil) ? nil : ranks.compactMap { $0 }
        }
    }

    /// Whether two rows say the same; unknown where only an input could tell.
    func agree(_ left: Int, _ right: Int) -> Truth {
        table.outputs.indices.reduce(.yes) { $0.and(agree(left, right, output: $1)) }
    }

    private func agree(_ left: Int, _ right: Int, output: Int) -> Truth {
        if let one = values[left][output], let other = values[right][output] {
            return Truth(one == other || one.equals(other) == .yes)
        }
        let texts = [left, right].map { table.rows[$0].outputs[output].text.bytes }
        return texts[0] == texts[1] ? .yes : .unknown
    }

    /// Whether a row certainly goes before another by the order of the allowed values.
    func goes(_ row: Int, before other: Int) -> Bool {
        guard let rank = ranks[row], let otherRank = ranks[other] else { return false }
        return rank.lexicographicallyPrecedes(otherRank)
    }
}

extension DecisionTable.Output {
    /// The index of a value among the allowed ones: 0 where the column has no order, nil where none is the value's.
    fileprivate func rank(of value: Value, _ constants: Constants) -> Int? {
        guard let allowed, case .tests(let tests, negated: false) = allowed.root.form else { return 0 }
        return tests.firstIndex { constants.value($0, of: allowed)?.equals(value) == .yes }
    }
}
