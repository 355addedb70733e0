import AvalRules
import GRDB

/// Inserts what ``VerdictRows`` wrote.
final class TableRows {
    private let declarations: Insertion
    private let salaries: Insertion
    private let anomalies: Insertion
    private let illegible: Insertion
    private let statuses = Words(VerdictRows.statuses + ["illisible"])
    private let severities = Words(Anomaly.Severity.allCases.map(\.word))
    private let steps = Words(Anomaly.Step.allCases.map(\.word))
    private let categories: Words
    private let known: KnownTexts

    init(_ database: Database, categories: [String], _ known: KnownTexts) throws {
        self.known = known
        declarations = try Insertion(into: "declarations", columns: 13, database)
        salaries = try Insertion(into: "salaries", columns: 7, database)
        anomalies = try Insertion(into: "anomalies", columns: 10, database)
        illegible = try Insertion(into: "illisibles", columns: 4, database)
        self.categories = Words(categories)
    }

    /// Inserts the rows of a chunk whose first declaration bears the number `first`.
    func insert(_ rows: Room, first: Int) throws(SQLiteError) {
        var reader = RowReader(rows, known)
        var number = first
        while !reader.isAtEnd {
            if reader.integer() == VerdictRows.Kind.verdict.rawValue {
                try insertVerdict(&reader, number)
            } else {
                try insertIllegible(&reader, number)
            }
            number += 1
        }
        // The texts that wait stand in the chunk's memory.
        for table in [declarations, salaries, anomalies, illegible] { try table.flush() }
    }

    private func insertVerdict(_ reader: inout RowReader, _ number: Int) throws(SQLiteError) {
        declarations.bind(number)
        declarations.bind(reader.integer() + 1)
        declarations.bind(reader.integer())
        declarations.bindText(&reader, orNull: true)
        declarations.bind(reader.integer())
        declarations.bindText(&reader)
        statuses.bind(reader.integer(), to: declarations)
        declarations.bind(reader.integer())
        let (excludingTax, tax) = (reader.integer(), reader.integer())
        if excludingTax == VerdictRows.none {
            for _ in 0..<3 { declarations.bindNull() }
        } else {
            declarations.bind(excludingTax)
            declarations.bind(tax)
            declarations.bind(excludingTax + tax)
        }
        declarations.bindText(&reader, orNull: true)
        declarations.bindText(&reader, orNull: true)
        try declarations.endRow()
        try insertSalaries(&reader, number)
        try insertAnomalies(&reader, number)
    }

    private func insertSalaries(_ reader: inout RowReader, _ number: Int) throws(SQLiteError) {
        for index in 0..<reader.integer() {
            salaries.bind(number)
            salaries.bind(index + 1)
            salaries.bindText(&reader)
            let category = reader.integer()
            salaries.bind(category == VerdictRows.absent ? 0 : 1)
            bindCategory(category)
            bindCategory(reader.integer())
            salaries.bindText(&reader)
            try salaries.endRow()
        }
    }

    private func bindCategory(_ index: Int) {
        if index < 0 { salaries.bindNull() } else { categories.bind(index, to: salaries) }
    }

    private func insertAnomalies(_ reader: inout RowReader, _ number: Int) throws(SQLiteError) {
        for index in 0..<reader.integer() {
            anomalies.bind(number)
            anomalies.bind(index + 1)
            anomalies.bindText(&reader)
            severities.bind(reader.integer(), to: anomalies)
            steps.bind(reader.integer(), to: anomalies)
            let salarie = reader.text()
            anomalies.bindText(&reader)
            anomalies.bind(orNull: salarie)
            anomalies.bindText(&reader)
            anomalies.bindText(&reader, orNull: true)
            anomalies.bindText(&reader, orNull: true)
            try anomalies.endRow()
        }
    }

    private func insertIllegible(_ reader: inout RowReader, _ number: Int) throws(SQLiteError) {
        declarations.bind(number)
        declarations.bind(reader.integer() + 1)
        declarations.bind(reader.integer())
        for _ in 0..<3 { declarations.bindNull() }
        statuses.bind(VerdictRows.statuses.count, to: declarations)
        for _ in 0..<6 { declarations.bindNull() }
        try declarations.endRow()
        illegible.bind(number)
        illegible.bind(reader.integer())
        illegible.bindText(&reader)
        illegible.bindText(&reader)
        try illegible.endRow()
    }
}
