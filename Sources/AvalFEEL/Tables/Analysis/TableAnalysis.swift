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
    static let maxConflicts = 5

    let table: DecisionTable
    private let constants: Constants
    private let outcomes: Outcomes
    private let grid: TableGrid?

    /// An analysis; `kinds` are those of the inputs, in order, and `library` has the builtins of the cells.
    public init(_ table: DecisionTable, kinds: [Kind], library: BuiltinLibrary = .standard) {
        self.table = table
        constants = Constants(library: library)
        outcomes = Outcomes(table, constants)
        grid = TableGrid(table, kinds: kinds, constants: constants)
    }

    /// What was found, in the table's order, each with an example input.
    public func findings() -> [Finding] {
        let wrong = AllowedCheck(table: table, constants: constants).problems()
        guard let grid, wrong.isEmpty else {
            return (grid == nil ? wrong + [.tooBig] : wrong).map { $0.finding(table) }
        }
        var search = BoxSearch(budget: Self.budget)
        var problems = empty(grid) + conflicts(grid)
        problems += hidden(grid, &search)
        if let gap = gap(grid, &search) { problems.append(gap) }
        if search.isExhausted { problems.append(.tooBig) }
        return problems.map { $0.finding(table) }
    }

    /// The cells that no value passes.
    private func empty(_ grid: TableGrid) -> [TableProblem] {
        grid.rows.enumerated().flatMap { place, row in
            row.possible.indices.filter { row.possible[$0].isEmpty }.map { column in
                let example = grid.columns[column].present.first.flatMap { grid.columns[column].values[$0] }
                return .emptyCell(row: place, column: column, example: example)
            }
        }
    }

    /// Rows that match together where only one conclusion may be; each row is told once, for one slip is enough to
    /// make a row contradict many.
    private func conflicts(_ grid: TableGrid) -> [TableProblem] {
        guard table.hitPolicy == .unique || table.hitPolicy == .any else { return [] }
        var problems: [TableProblem] = []
        var told: Set<Int> = []
        for (place, row) in grid.rows.enumerated() where problems.count < Self.maxConflicts {
            let rival = grid.rows[..<place].indices.first { other in
                !told.contains(other) && BoxSearch.meet(row.certain, grid.rows[other].certain)
                    && isConflict(outcomes.agree(other, place))
            }
            guard let rival else { continue }
            let common = zip(row.certain, grid.rows[rival].certain).map { $0.intersection($1).first ?? 0 }
            told.formUnion([rival, place])
            problems.append(.conflict(rival, place, example: example(common, grid)))
        }
        return problems
    }

    /// Under UNIQUE rows may not meet unless they say the same to the letter; under ANY only a certain difference counts.
    private func isConflict(_ agreement: Truth) -> Bool {
        table.hitPolicy == .unique ? agreement != .yes : agreement == .no
    }

    /// Rows whose every input goes to another row.
    private func hidden(_ grid: TableGrid, _ search: inout BoxSearch) -> [TableProblem] {
        guard table.hitPolicy == .first || table.hitPolicy == .priority else { return [] }
        var problems: [TableProblem] = []
        for (place, row) in grid.rows.enumerated() where !row.possible.contains(where: \.isEmpty) {
            let rivals = grid.rows.indices.filter { goes($0, before: place) }
            let left = search.uncovered(row.possible, by: rivals.map { grid.rows[$0].certain })
            guard left == nil, !search.isExhausted else { continue }
            let input = row.possible.map { $0.first ?? 0 }
            let winner = rivals.first { rival in
                zip(grid.rows[rival].certain, input).allSatisfy { $0.contains($1) }
            }
            problems.append(.hidden(place, by: winner ?? 0, example: example(input, grid)))
        }
        return problems
    }

    private func goes(_ row: Int, before other: Int) -> Bool {
        table.hitPolicy == .first ? row < other : outcomes.goes(row, before: other)
    }

    /// An input that no row is for, where the table has nothing to say of it.
    private func gap(_ grid: TableGrid, _ search: inout BoxSearch) -> TableProblem? {
        guard !table.outputs.contains(where: { $0.otherwise != nil }), table.needsMatch else { return nil }
        return search.uncovered(grid.columns.map(\.present), by: grid.rows.map(\.possible)).map {
            .gap(example: example($0, grid))
        }
    }

    /// A value for each column of which any is known.
    private func example(_ atoms: [Int], _ grid: TableGrid) -> [Value?] {
        zip(grid.columns, atoms).map { $0.values[$1] }
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
