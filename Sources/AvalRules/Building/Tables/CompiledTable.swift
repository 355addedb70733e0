import AvalFEEL
import AvalValues

/// A decision table of a rule file, ready to conclude.
struct CompiledTable {
    let table: DecisionTable
    /// What it concludes.
    let kind: Kind
    /// How many elements that may have.
    let reach: LoopReach
    /// The words of lists that its cells write out.
    let words: [WordUse]

    /// The trees of all its cells.
    var roots: [Node] {
        let cells =
            table.inputs.flatMap { [$0.expression] + ($0.allowed.map { [$0] } ?? []) }
            + table.rows.flatMap { $0.tests + $0.outputs }
        return (cells + table.outputs.compactMap(\.otherwise)).map(\.root)
    }

    /// What its value is kept as in a slot; nil for what rules do not choose by.
    var slotShape: SlotShape? {
        switch kind {
        case .boolean: .boolean
        case .word(let domain) where !domain.isOpen: .word(domain.words)
        default: nil
        }
    }

    /// What it concludes from the facts of a frame.
    func value(names: Namespace) -> (FrameView) -> Value {
        let interpreter = Interpreter()
        let table = table.agreeing
        return { interpreter.evaluate(table, in: FrameEnvironment(names: names, frame: $0), budget: $0.state?.budget) }
    }
}

extension DecisionTable {
    /// Rows of a unique table may meet where they say the same: the files would not have been taken otherwise.
    var agreeing: DecisionTable {
        guard hitPolicy == .unique else { return self }
        return DecisionTable(hitPolicy: .any, inputs: inputs, outputs: outputs, rows: rows)
    }
}
