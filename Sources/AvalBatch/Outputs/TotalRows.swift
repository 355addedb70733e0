import GRDB

/// The tables of totals, written once all is counted.
enum TotalRows {
    /// Writes the totals by exercice and what names the batch, in the place of what an interrupted run wrote.
    static func write(_ tally: BatchCounts, _ sheet: BatchSheet, to database: Database) throws {
        try database.execute(sql: "DELETE FROM totaux; DELETE FROM totaux_categories;")
        for (exercice, year) in tally.years.sorted(by: { $0.key < $1.key }) {
            try database.execute(
                sql: "INSERT INTO totaux VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                arguments: [
                    exercice, year.declarations, year.accepted, year.reserved, year.refused, year.unpriced,
                    year.listed, year.present, cents(year.excludingTax), cents(year.tax), cents(year.includingTax),
                ])
            for (category, count) in zip(sheet.categories, year.categories) {
                try database.execute(
                    sql: "INSERT INTO totaux_categories VALUES (?, ?, ?)", arguments: [exercice, category, count])
            }
        }
        let facts = [
            ("regles", sheet.rulesVersion), ("declarations", String(tally.declarations)),
            ("illisibles", String(tally.illegible)),
        ]
        for (key, value) in facts {
            try database.execute(sql: "INSERT OR REPLACE INTO lot VALUES (?, ?)", arguments: [key, value])
        }
    }

    /// An amount as SQLite holds it: beyond its integers, the digits as a text rather than a rounded number.
    private static func cents(_ amount: Int128) -> any DatabaseValueConvertible {
        Int64(exactly: amount) ?? String(amount)
    }
}
