import GRDB
import GRDBSQLite

/// A prepared `INSERT` into one table, bound by hand: values go from a chunk's memory into the database without a copy
/// or a Swift value in between, which is several times faster than records.
final class Insertion {
    private let statement: Statement
    private let raw: SQLiteStatement
    private var column: Int32 = 0

    /// Inserts a row of all `columns` values of a table.
    init(into table: String, columns: Int, _ database: Database) throws {
        let places = [String](repeating: "?", count: columns).joined(separator: ", ")
        statement = try database.makeStatement(sql: "INSERT INTO \(table) VALUES (\(places))")
        raw = statement.sqliteStatement
    }

    /// Binds the next value.
    func bind(_ integer: Int) {
        column += 1
        sqlite3_bind_int64(raw, column, Int64(integer))
    }

    /// Binds NULL.
    func bindNull() {
        column += 1
        sqlite3_bind_null(raw, column)
    }

    /// Binds a text that stays where it is until ``insert()``.
    func bind(_ text: UnsafeRawBufferPointer) {
        guard let start = text.baseAddress else { return bindNull() }
        column += 1
        sqlite3_bind_text(raw, column, start.assumingMemoryBound(to: CChar.self), Int32(clamping: text.count), nil)
    }

    /// Binds a text, NULL where it is empty.
    func bind(orNull text: UnsafeRawBufferPointer) {
        if text.isEmpty { bindNull() } else { bind(text) }
    }

    /// Inserts the row bound.
    func insert() throws(TableFailure) {
        column = 0
        let status = sqlite3_step(raw)
        sqlite3_reset(raw)
        if status != SQLITE_DONE { throw TableFailure(code: status) }
    }
}

/// Words that statements bind, kept where they are.
final class Words {
    private let texts: [UnsafeMutableRawBufferPointer]

    init(_ words: [String]) {
        texts = words.map { word in
            let room = UnsafeMutableRawBufferPointer.allocate(byteCount: max(1, word.utf8.count), alignment: 1)
            room.copyBytes(from: word.utf8)
            return UnsafeMutableRawBufferPointer(rebasing: room[..<word.utf8.count])
        }
    }

    deinit { for text in texts { text.deallocate() } }

    subscript(place: Int) -> UnsafeRawBufferPointer { UnsafeRawBufferPointer(texts[place]) }
}
