import AvalValues
import GRDB

/// Whether a base is one that a batch made: its tables are those of ``TableSchema``, with no column that these lack.
enum OwnTables {
    /// What no table of others has by chance.
    private static let least: TextMap<NameSet> = [
        "lot": ["cle", "valeur"], "declarations": ["id", "fichier", "ligne", "numero", "statut"],
    ]

    /// Whether all that a base holds is a batch's. Tables and columns may be fewer: an older program made fewer.
    static func are(in database: Database) throws -> Bool {
        let found = try columns(database)
        for (table, columns) in least where !columns.isSubset(of: found[table] ?? []) { return false }
        let ours = try DatabaseQueue().inDatabase { database in
            try TableSchema.create(in: database)
            return try columns(database)
        }
        return found.allSatisfy { table, columns in columns.isSubset(of: ours[table] ?? []) }
    }

    private static func columns(_ database: Database) throws -> TextMap<NameSet> {
        let sql = """
            SELECT t.name, c.name FROM sqlite_master AS t, pragma_table_info(t.name) AS c
            WHERE t.type = 'table' AND t.name NOT LIKE 'sqlite\\_%' ESCAPE '\\'
            """
        var columns: TextMap<NameSet> = [:]
        for row in try Row.fetchAll(database, sql: sql) {
            let (table, column): (String, String) = (row[0], row[1])
            columns[table, default: []].formUnion([column])
        }
        return columns
    }
}
