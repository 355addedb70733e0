import AvalValues
import GRDB
import GRDBSQLite

/// The rows of a query, one after the other, read without a value being made of each cell.
final class TableCursor {
    private let statement: Statement
    /// Whether the last row was passed.
    private(set) var isAtEnd = false

    /// Begins at the first row.
    init(_ database: Database, _ sql: String) throws {
        statement = try database.makeStatement(sql: sql)
        try advance()
    }

    /// Goes on to the next row.
    func advance() throws {
        switch sqlite3_step(statement.sqliteStatement) {
        case SQLITE_ROW: return
        case SQLITE_DONE: isAtEnd = true
        case let status: throw SQLiteError(code: status)
        }
    }

    /// Whether there is a row, and its first cell is this number.
    func belongs(to number: Int) -> Bool { !isAtEnd && integer(0) == number }

    func isNull(_ column: Int) -> Bool { type(column) == SQLITE_NULL }

    func integer(_ column: Int) -> Int { Int(sqlite3_column_int64(statement.sqliteStatement, Int32(column))) }

    /// A text, good until the next row; empty for NULL.
    func text(_ column: Int) -> ByteView {
        let (raw, column) = (statement.sqliteStatement, Int32(column))
        guard let text = sqlite3_column_text(raw, column) else { return ByteView() }
        return ByteView(start: UnsafeRawPointer(text), count: Int(sqlite3_column_bytes(raw, column)))
    }

    /// Adds all cells of the row to a hash.
    func add(to hash: inout StreamHash) {
        for column in 0..<Int(sqlite3_column_count(statement.sqliteStatement)) {
            let type = type(column)
            hash.add(Int(type))
            if type == SQLITE_INTEGER {
                hash.add(integer(column))
            } else {
                let text = text(column)
                hash.add(text.count)
                hash.add(text)
            }
        }
    }

    private func type(_ column: Int) -> Int32 { sqlite3_column_type(statement.sqliteStatement, Int32(column)) }
}
