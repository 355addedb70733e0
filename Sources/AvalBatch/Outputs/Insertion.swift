import AvalValues
import GRDB
import GRDBSQLite

/// Prepared `INSERT`s into one table, bound by hand: values go from a chunk's memory into the database without a copy or
/// a Swift value in between, and many rows go with one statement, since a statement costs more than a row.
final class Insertion {
    private let many: Statement
    private let one: Statement
    private let columns: Int
    private let values: OwnedMemory<Value>
    private var count = 0

    /// How many rows a statement takes; more gain nothing.
    private static let rows = 16

    /// A value on its way; good as long as the memory of its text.
    private enum Value {
        case null
        case integer(Int)
        case text(ByteView)
    }

    /// Inserts rows of all `columns` values of a table.
    ///
    /// `OR FAIL`, since a row that is refused ends the transaction anyway: to take back the rows before it in the same
    /// statement, SQLite would copy every page that they touch.
    init(into table: String, columns: Int, _ database: Database) throws {
        let row = "(" + [String](repeating: "?", count: columns).joined(separator: ", ") + ")"
        let rows = [String](repeating: row, count: Self.rows).joined(separator: ", ")
        many = try database.makeStatement(sql: "INSERT OR FAIL INTO \(table) VALUES \(rows)")
        one = try database.makeStatement(sql: "INSERT OR FAIL INTO \(table) VALUES \(row)")
        self.columns = columns
        values = OwnedMemory(count: Self.rows * columns) { _ in .null }
    }

    /// Adds the next value of a row.
    func bind(_ integer: Int) { add(.integer(integer)) }

    /// Adds NULL.
    func bindNull() { add(.null) }

    /// Adds a text that stays where it is until ``flush()``.
    func bind(_ text: ByteView) { add(text.memory.baseAddress == nil ? .null : .text(text)) }

    /// Adds a text, NULL where it is empty.
    func bind(orNull text: ByteView) {
        if text.isEmpty { bindNull() } else { bind(text) }
    }

    /// Adds the next text of a chunk's rows, NULL where it is empty if asked to.
    func bindText(_ reader: inout RowReader, orNull: Bool = false) {
        let text = reader.text()
        if orNull { bind(orNull: text) } else { bind(text) }
    }

    private func add(_ value: Value) {
        values[count] = value
        count += 1
    }

    /// Ends a row; rows are inserted once there are enough of them.
    func endRow() throws(SQLiteError) {
        if count == values.count { try run(many.sqliteStatement, 0..<count) }
    }

    /// Inserts the rows that wait.
    func flush() throws(SQLiteError) {
        let waiting = count
        for start in stride(from: 0, to: waiting, by: columns) {
            try run(one.sqliteStatement, start..<start + columns)
        }
    }

    private func run(_ statement: SQLiteStatement, _ range: Range<Int>) throws(SQLiteError) {
        for index in range {
            let column = Int32(truncatingIfNeeded: index - range.lowerBound + 1)
            switch values[index] {
            case .null: sqlite3_bind_null(statement, column)
            case .integer(let integer): sqlite3_bind_int64(statement, column, Int64(integer))
            case .text(let text):
                let characters = text.memory.assumingMemoryBound(to: CChar.self)
                sqlite3_bind_text(statement, column, characters.baseAddress, Int32(clamping: text.count), nil)
            }
        }
        count = 0
        let status = sqlite3_step(statement)
        sqlite3_reset(statement)
        if status != SQLITE_DONE { throw SQLiteError(code: status) }
    }
}
