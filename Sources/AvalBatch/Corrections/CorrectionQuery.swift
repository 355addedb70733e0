import GRDB

/// Reads from the tables of a batch what each adhérent has to mend.
enum CorrectionQuery {
    private static let sql = """
        SELECT coalesce(d.adherent, d.siret, d.numero, 'ligne-' || d.fichier || '-' || d.ligne) AS adherent,
          coalesce(d.numero, '') AS numero, d.exercice, a.gravite, a.code, coalesce(a.salarie, '') AS salarie, a.message,
          coalesce(a.reference, '') AS reference, coalesce(a.correction, '') AS correction, a.chemin
        FROM declarations AS d JOIN anomalies AS a ON a.declaration = d.id
        WHERE a.gravite <> 'information' ORDER BY 1, d.id, a.rang
        """

    /// Hands over the sheets, one adhérent at a time; gives how many there were.
    static func run(_ database: Database, _ take: (CorrectionSheet) throws -> Void) throws -> Int {
        var count = 0
        var open: CorrectionSheet?
        let rows = try Row.fetchCursor(database, sql: sql)
        while let row = try rows.next() {
            let adherent: String = row["adherent"]
            if let sheet = open, sheet.adherent != adherent {
                try take(sheet)
                (open, count) = (nil, count + 1)
            }
            if open == nil { open = CorrectionSheet(adherent: adherent) }
            open?.lines.append(
                CorrectionSheet.Line(
                    declaration: row["numero"], exercice: String(row["exercice"] as Int), severity: row["gravite"],
                    code: row["code"], salarie: row["salarie"],
                    message: CorrectionText.message(row["message"]),
                    reference: CorrectionText.reference(row["reference"]),
                    correction: CorrectionText.french(row["correction"]), pointer: row["chemin"]))
        }
        if let open {
            try take(open)
            count += 1
        }
        return count
    }
}
