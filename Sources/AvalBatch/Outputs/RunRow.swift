import AvalOperations
import GRDB

/// The row of a run in the tables of its batch.
struct RunRow {
    let run: RunNote
    let rulesVersion: String
    let options: [String]

    /// Adds it; a batch that is resumed has one for each run.
    func insert(into database: Database) throws {
        func text(_ seconds: Int) -> String { ParisClock.moment(secondsSince1970: seconds).description }
        try database.execute(
            sql: """
                INSERT INTO executions (commencee_le, programme, regles, regles_du, options, entrees)
                VALUES (?, ?, ?, ?, ?, ?)
                """,
            arguments: [
                text(run.began), run.program, rulesVersion, run.rulesChanged.map(text),
                options.joined(separator: " "), run.inputs.joined(separator: "\n"),
            ])
    }
}
