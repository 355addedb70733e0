import AvalValues

/// A decision table with the values of its columns cut into parts: which parts each cell takes.
struct TableGrid {
    /// A column of conditions.
    struct Column {
        /// A value out of each part; nil where nothing is known of the values.
        let values: [Value?]
        /// The parts that may come.
        let all: AtomSet
        /// The parts for which there has to be a row: of what is absent only where it is allowed by name.
        let present: AtomSet
        /// Whether the parts are known.
        let isKnown: Bool

        /// A column of which nothing is known.
        static let unknown = Column(
            values: [nil], all: AtomSet(count: 1) { _ in true }, present: AtomSet(count: 1) { _ in true },
            isKnown: false)
    }

    /// The cells of a row: what each takes for certain, and what it may take.
    struct Row {
        var certain: [AtomSet] = []
        var possible: [AtomSet] = []
    }

    /// How often a cell may be asked, all in all; a table that needs more is not analysed.
    static let maxQuestions = 1_000_000

    let columns: [Column]
    let rows: [Row]

    /// Nil where the table is too big; `kinds` are those of the inputs, `domains` those of the numbers among them.
    init?(_ table: DecisionTable, kinds: [Kind], domains: [NumberDomain] = [], constants: Constants) {
        var columns: [Column] = []
        var rows = Array(repeating: Row(), count: table.rows.count)
        var questions = 0
        for (inputIndex, input) in table.inputs.enumerated() {
            let cells = table.rows.map { $0.tests[inputIndex] }
            // Two columns of the same name are not free of one another: of neither is anything known.
            let isAlone = table.inputs.count { $0.expression.text.bytes == input.expression.text.bytes } == 1
            let marks = cells.map { isAlone ? CellMarks.understood($0, kinds[inputIndex], constants) : nil }
            let limits = input.allowed.flatMap { CellMarks.understood($0, kinds[inputIndex], constants) }
            let known = (marks + [limits]).flatMap { $0?.values ?? [] }
            let domain = inputIndex < domains.count ? domains[inputIndex] : .any
            let partition = isAlone ? Partition(of: kinds[inputIndex], at: known, domain: domain) : nil
            let column = partition.map { Column($0, limits == nil ? nil : input.allowed, constants) } ?? .unknown
            columns.append(column)
            questions += cells.count * column.values.count
            guard questions <= Self.maxQuestions else { return nil }
            for (row, cell) in cells.enumerated() {
                let (certain, possible) = Self.sets(cell, column, isUnderstood: marks[row] != nil, constants)
                rows[row].certain.append(certain)
                rows[row].possible.append(possible)
            }
        }
        self.columns = columns
        self.rows = rows
    }

    private static func sets(
        _ cell: Expression, _ column: Column, isUnderstood: Bool, _ constants: Constants
    ) -> (certain: AtomSet, possible: AtomSet) {
        if case .anything = cell.root.form { return (column.all, column.all) }
        guard isUnderstood, column.isKnown else { return (AtomSet(count: column.values.count), column.all) }
        let taken = AtomSet(count: column.values.count) {
            column.all.contains($0) && constants.take(cell, column.values[$0] ?? .null)
        }
        return (taken, taken)
    }
}

extension TableGrid.Column {
    /// The parts of a column, of those only that pass `allowed`.
    fileprivate init(_ partition: Partition, _ allowed: Expression?, _ constants: Constants) {
        let parts = partition.values
        let all = AtomSet(count: parts.count) { part in allowed.map { constants.take($0, parts[part]) } ?? true }
        let isNullAsked = allowed != nil && all.contains(parts.count - 1)
        self.init(
            values: parts, all: all,
            present: AtomSet(count: parts.count) {
                all.contains($0) && ($0 < partition.usual || isNullAsked && $0 == parts.count - 1)
            }, isKnown: true)
    }
}

extension CellMarks {
    /// The marks of a cell whose answers can be told from them; nil for one that means more.
    fileprivate static func understood(_ cell: Expression, _ kind: Kind, _ constants: Constants) -> CellMarks? {
        guard let marks = CellMarks(cell, constants) else { return nil }
        // Between two texts there is always another: only their equality can be told.
        if kind == .string, marks.hasOrder { return nil }
        return marks.values.allSatisfy { $0.kind == kind.withoutWords } ? marks : nil
    }
}
