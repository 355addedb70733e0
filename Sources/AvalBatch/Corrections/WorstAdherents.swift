import GRDB

/// The adhérents whose declarations need most work, for whoever calls them: a file of its own, made only where it is asked
/// for, since a summary and a report name nobody.
enum WorstAdherents {
    private static let sql = """
        SELECT coalesce(d.adherent, d.siret) AS adherent, count(DISTINCT d.id) AS declarations,
          count(DISTINCT CASE WHEN d.statut = 'refusee' THEN d.id END) AS refusees,
          count(CASE WHEN a.gravite = 'bloquante' THEN 1 END) AS bloquantes, count(a.code) AS anomalies
        FROM declarations AS d LEFT JOIN anomalies AS a ON a.declaration = d.id
        WHERE coalesce(d.adherent, d.siret) IS NOT NULL GROUP BY 1 HAVING anomalies > 0
        ORDER BY bloquantes DESC, anomalies DESC, adherent LIMIT 10
        """

    /// The ten worst, as a spreadsheet reads them.
    static func csv(_ database: Database) throws -> String {
        let head = "\u{FEFF}adherent;declarations;refusees;anomalies_bloquantes;anomalies\r\n"
        return try Row.fetchAll(database, sql: sql).reduce(into: head) { text, row in
            let counts = ["declarations", "refusees", "bloquantes", "anomalies"].map { String(row[$0] as Int) }
            text += ([CorrectionSheet.cell(row["adherent"])] + counts).joined(separator: ";") + "\r\n"
        }
    }
}
