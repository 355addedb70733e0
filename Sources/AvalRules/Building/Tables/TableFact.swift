import AvalFEEL
import AvalSource

/// A fact that a decision table gives, for those who ask which of its rows declarations reach: judging never looks at it.
public struct TableFact {
    /// Its name.
    public let name: String
    /// The type of the record that it is a fact of; 0 for the declaration.
    public let type: Int
    /// Where its rows stand, in the table's order.
    public let rows: [SourceSpan]
    /// Where it says what holds where no row matches; nil where it does not.
    public let otherwise: SourceSpan?
    private let table: CompiledTable
    private let names: Namespace

    init(_ table: CompiledTable, name: String, type: Int, names: Namespace) {
        (self.table, self.name, self.type, self.names) = (table, name, type, names)
        let written = table.table
        rows = written.rows.indices.map { written.span(row: $0) }
        otherwise = written.outputs.lazy.compactMap(\.otherwise).first.map { $0.text.span }
    }

    /// The rows that give the fact in a frame, by their indexes; the number of rows stands for `sinon`.
    public func givingRows(in frame: FrameView) -> [Int] {
        Interpreter().rows(of: table.table.agreeing, in: FrameEnvironment(names: names, frame: frame))
    }
}

extension RuleSet {
    /// The facts that decision tables give, in the order of their computation.
    public var tables: [TableFact] {
        facts.compactMap { fact in
            guard case .table(let table, let names) = fact.source else { return nil }
            return TableFact(table, name: fact.name, type: schema.type(named: fact.record) ?? 0, names: names)
        }
    }
}
