import AvalSource
import AvalValues

/// What can be said of a decision table before any input comes: rows that contradict one another, rows and cells that
/// serve nothing, and inputs that no row is for.
///
/// Columns are taken as free of one another. A cell that is more than comparisons with what is written out counts as one
/// that may take anything: nothing is found because of it.
public struct TableAnalysis {
    /// How many pairs of row and box the search for left-out inputs looks at before it gives up.
    static let budget = 2_000_000
    /// How many rows are told to contradict others: the first few are enough to work with.
    static let maxContradictions = 5

    let table: DecisionTable
    private let constants: Constants
    private let outcomes: Outcomes
    private let grid: TableGrid?

    /// An analysis; `kinds` are those of the inputs, in order, `domains` says of each which numbers it may give, and
    /// `library` has the builtins of the cells.
    public init(
        _ table: DecisionTable, kinds: [Kind], domains: [NumberDomain] = [], library: BuiltinLibrary = .standard
    ) {
        self.table = table
        constants = Constants(library: library)
        outcomes = Outcomes(table, constants)
        grid = TableGrid(table, kinds: kinds, domains: domains, constants: constants)
    }

    /// What was found, in the table's order, each with an example input.
    public func findings() -> [Finding] {
        let wrong = AllowedCheck(table: table, constants: constants).findings()
        guard let grid, wrong.isEmpty else {
            return grid == nil ? wrong + [tooBig] : wrong
        }
        var search = BoxSearch(budget: Self.budget)
        var findings = empty(grid) + contradictions(grid)
        findings += hidden(grid, &search)
        if let gap = gap(grid, &search) { findings.append(gap) }
        if search.isExhausted { findings.append(tooBig) }
        return findings
    }

    private var tooBig: Finding { Finding(TableAnalysisFinding.tooBig, at: table.head) }

    /// The cells that no value passes.
    private func empty(_ grid: TableGrid) -> [Finding] {
        grid.rows.enumerated().flatMap { index, row in
            row.possible.indices.filter { row.possible[$0].isEmpty }.map { column in
                let input = table.inputs[column]
                let value = grid.columns[column].present.first.flatMap { grid.columns[column].values[$0] }
                let example = value.map { TableExample(input: input.expression.text.string, value: $0) }
                let cell = table.rows[index].tests[column].text
                return Finding(
                    TableAnalysisFinding.emptyCell(example: example, isLimited: input.allowed != nil),
                    at: cell.span(0..<cell.bytes.count))
            }
        }
    }

    /// Rows that match together where only one conclusion may be; each row is told once, for one mistake is enough
    /// to make a row contradict many.
    private func contradictions(_ grid: TableGrid) -> [Finding] {
        guard table.hitPolicy == .unique || table.hitPolicy == .any else { return [] }
        var findings: [Finding] = []
        var told: Set<Int> = []
        for (index, row) in grid.rows.enumerated() where findings.count < Self.maxContradictions {
            let rival = grid.rows[..<index].indices.first { other in
                !told.contains(other) && BoxSearch.meet(row.certain, grid.rows[other].certain)
                    && isContradiction(outcomes.agree(other, index))
            }
            guard let rival else { continue }
            let common = zip(row.certain, grid.rows[rival].certain).map { $0.intersection($1).first ?? 0 }
            told.formUnion([rival, index])
            let finding = TableAnalysisFinding.contradiction(
                example: example(common, grid), other: table.span(row: rival))
            findings.append(Finding(finding, at: table.span(row: index)))
        }
        return findings
    }

    /// Under UNIQUE rows may not meet unless they say the same to the letter; under ANY only a certain difference counts.
    private func isContradiction(_ agreement: Truth) -> Bool {
        table.hitPolicy == .unique ? agreement != .yes : agreement == .no
    }

    /// Rows whose every input goes to another row.
    private func hidden(_ grid: TableGrid, _ search: inout BoxSearch) -> [Finding] {
        guard table.hitPolicy == .first || table.hitPolicy == .priority else { return [] }
        var findings: [Finding] = []
        for (index, row) in grid.rows.enumerated() where !row.possible.contains(where: \.isEmpty) {
            let rivals = grid.rows.indices.filter { goes($0, before: index) }
            let left = search.uncovered(row.possible, by: rivals.map { grid.rows[$0].certain })
            guard left == nil, !search.isExhausted else { continue }
            let input = row.possible.map { $0.first ?? 0 }
            let winner = rivals.first { rival in
                zip(grid.rows[rival].certain, input).allSatisfy { $0.contains($1) }
            }
            let finding = TableAnalysisFinding.hiddenRow(
                example: example(input, grid), winner: table.span(row: winner ?? 0))
            findings.append(Finding(finding, at: table.span(row: index)))
        }
        return findings
    }

    private func goes(_ row: Int, before other: Int) -> Bool {
        table.hitPolicy == .first ? row < other : outcomes.goes(row, before: other)
    }

    /// An input that no row is for, where the table has nothing to say of it.
    private func gap(_ grid: TableGrid, _ search: inout BoxSearch) -> Finding? {
        guard !table.outputs.contains(where: { $0.otherwise != nil }), table.needsMatch else { return nil }
        return search.uncovered(grid.columns.map(\.present), by: grid.rows.map(\.possible)).map {
            Finding(TableAnalysisFinding.gap(example: example($0, grid)), at: table.head)
        }
    }

    /// A value for each column of which any is known.
    private func example(_ atoms: [Int], _ grid: TableGrid) -> [TableExample] {
        zip(table.inputs, zip(grid.columns, atoms)).compactMap { input, part in
            part.0.values[part.1].map { TableExample(input: input.expression.text.string, value: $0) }
        }
    }
}

extension DecisionTable {
    /// Whether the table has no conclusion where no row matches: a list may be empty, and a number of rows 0.
    fileprivate var needsMatch: Bool {
        switch hitPolicy {
        case .ruleOrder, .outputOrder, .collect(nil), .collect(.count): false
        default: true
        }
    }
}
