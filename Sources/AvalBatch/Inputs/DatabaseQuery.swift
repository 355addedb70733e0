import GRDB

/// How the rows of a table are asked for: each once, in the order in which SQLite keeps them, under names that no column of
/// the table can take the meaning of.
struct DatabaseQuery {
    /// Gives for each row the number that it is known by, NULL where it has none that can be asked for, and its declaration.
    let sql: String
    /// Gives the numbers alone, in the same order.
    let numbers: String
    /// What texts stand in: UTF-8, or UTF-16 in one order of bytes.
    let encoding: Encoding

    /// The encodings of SQLite.
    enum Encoding: String {
        case utf8 = "UTF-8"
        case little = "UTF-16le"
        case big = "UTF-16be"
    }

    /// The names of the number of a row; a column may bear any of them, which then means the column.
    private static let rowNames = ["rowid", "_rowid_", "oid"]

    /// The query for a column of a table; throws where there is no such table or column, or rows have no order.
    init(_ database: Database, table: String, column: String) throws {
        let found = try Row.fetchOne(
            database,
            sql: "SELECT name, type, wr FROM pragma_table_list WHERE schema = 'main' AND name = ? COLLATE NOCASE",
            arguments: [table])
        guard let found else { throw BatchError("il n'y a pas de table « \(table) » : nommez-la avec --table") }
        let name: String = found["name"]
        switch found["type"] as String {
        case "view":
            throw BatchError("« \(table) » est une vue : ses lignes n'ont pas de numéros qui donneraient un ordre")
        case "virtual":
            throw BatchError("« \(table) » est une table virtuelle : copiez ses lignes dans une table ordinaire")
        default: break
        }
        // Generated columns stand in this list alone.
        let columns = try Row.fetchAll(
            database, sql: "SELECT name, pk FROM pragma_table_xinfo(?) ORDER BY pk", arguments: [name])
        let names = columns.map { $0["name"] as String }
        // SQLite takes the quoted name of a column that is not there for a text.
        guard let own = names.first(where: { $0.lowercased() == column.lowercased() }) else {
            throw BatchError("la table « \(table) » n'a pas de colonne « \(column) » : nommez-la avec --column")
        }
        let from = "FROM main.\(Self.quoted(name)) NOT INDEXED"
        // Where no name is left for the number, the table is gone through as it stands, which is in the order of the numbers.
        var number = "NULL"
        var order = ""
        if found["wr"] as Bool {
            let key = columns.filter { $0["pk"] as Int > 0 }.map { Self.quoted($0["name"]) }
            order = " ORDER BY \(key.joined(separator: ", "))"
        } else if let row = Self.rowNames.first(where: { row in !names.contains { $0.lowercased() == row } }) {
            number = row
            order = " ORDER BY \(row)"
        }
        sql = "SELECT \(number), \(Self.quoted(own)) \(from)\(order)"
        numbers = "SELECT \(number) \(from)\(order)"
        encoding = try String.fetchOne(database, sql: "PRAGMA encoding").flatMap(Encoding.init) ?? .utf8
    }

    /// A name as SQL has it, whatever stands in it.
    private static func quoted(_ name: String) -> String {
        "\"" + name.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
    }
}
