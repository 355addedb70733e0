import AvalSource
import AvalValues

/// Looks for what is written out in a table and is none of the values that its column may have.
struct AllowedCheck {
    let table: DecisionTable
    let constants: Constants

    /// The conditions and conclusions that are not allowed, in the table's order.
    func findings() -> [Finding] {
        table.rows.flatMap { row in
            zip(row.tests, table.inputs).flatMap { impossible($0, $1) }
                + zip(row.outputs, table.outputs).compactMap { wrongOutput($0, $1) }
        } + table.outputs.compactMap { output in output.otherwise.flatMap { wrongOutput($0, output) } }
    }

    private func wrongOutput(_ cell: Expression, _ output: DecisionTable.Output) -> Finding? {
        guard let allowed = output.allowed, let value = constants.value(cell.root, of: cell), !value.isNull,
            areConstant(allowed), !constants.take(allowed, value)
        else { return nil }
        return Finding(
            TableAnalysisFinding.wrongOutput(cell.text.string, allowed: allowed.text.string), at: cell.span(cell.root))
    }

    /// The values that a cell asks for and that cannot come.
    private func impossible(_ cell: Expression, _ input: DecisionTable.Input) -> [Finding] {
        guard let allowed = input.allowed, areConstant(allowed), case .tests(let tests, let isNegated) = cell.root.form
        else { return [] }
        return tests.filter { test in
            guard let value = constants.value(test, of: cell) else { return false }
            let values = value.list ?? [value]
            // « not(null) » asks for what is there, whether or not something may be absent.
            return values.contains { value in
                if case .range = value { return false }
                return !(isNegated && value.isNull) && !constants.take(allowed, value)
            }
        }.map { test in
            Finding(
                TableAnalysisFinding.impossibleInput(input.expression.text.string, allowed: allowed.text.string),
                at: cell.span(test))
        }
    }

    private func areConstant(_ allowed: Expression) -> Bool { CellMarks(allowed, constants) != nil }
}
