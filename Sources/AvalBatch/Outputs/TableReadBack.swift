import AvalRules
import AvalValues
import GRDB
import GRDBSQLite

/// What a sheet knows of the tables that it stands in.
struct TableHashes: Sendable, Equatable {
    /// The hash of what the rows of declarations were made of, and that of the files and totals.
    let rows: UInt64
    let rest: UInt64
}

/// Reads the rows of declarations back into what they were made of, as ``VerdictRows`` wrote it: they are still what a batch
/// wrote where the hash of this is the same.
final class TableReadBack {
    private let declarations: TableCursor
    private let salaries: TableCursor
    private let anomalies: TableCursor
    private let illegible: TableCursor
    private let statuses = WordList(VerdictRows.statuses + ["illisible"])
    private let severities = WordList(Anomaly.Severity.allCases.map(\.word))
    private let steps = WordList(Anomaly.Step.allCases.map(\.word))
    private let categories: WordList
    private let known: KnownTexts
    private let stop: StopSign
    private let room = Room()
    /// How many declarations were read.
    private(set) var declarationCount = 0

    /// What is gathered before it is hashed.
    private static let piece = 64 << 10

    /// Begins at the first declaration.
    init(_ database: Database, categories: [String], _ known: KnownTexts, stop: StopSign) throws {
        self.known = known
        self.stop = stop
        self.categories = WordList(categories)
        declarations = try TableCursor(
            database,
            """
            SELECT id, fichier, ligne, numero, exercice, date, statut, presents, total_ht_centimes, total_tva_centimes,
              total_ttc_centimes, siret, adherent FROM declarations ORDER BY id
            """)
        salaries = try TableCursor(
            database,
            """
            SELECT declaration, id, present, categorie, categorie_declaree, determinants, rang FROM salaries
            ORDER BY declaration, rang
            """)
        anomalies = try TableCursor(
            database,
            """
            SELECT declaration, code, gravite, etape, salarie, chemin, message, reference, correction, rang FROM anomalies
            ORDER BY declaration, rang
            """)
        illegible = try TableCursor(
            database, "SELECT declaration, code, chemin, message FROM illisibles ORDER BY declaration")
    }

    /// The hash of all rows; nil where they cannot be those of a batch. Calls `number` with that of each declaration.
    func read(_ number: (ByteView, NumberRegister.Place) -> Void) throws -> StreamHash? {
        var hash = StreamHash()
        while !declarations.isAtEnd {
            declarationCount += 1
            if declarationCount % 4096 == 0, let failure = stop.failure { throw failure }
            guard declarations.integer(0) == declarationCount, try readDeclaration(number) else { return nil }
            try declarations.advance()
            if room.count >= Self.piece { flush(&hash) }
        }
        flush(&hash)
        return salaries.isAtEnd && anomalies.isAtEnd && illegible.isAtEnd ? hash : nil
    }

    private func flush(_ hash: inout StreamHash) {
        hash.add(room.bytes)
        room.removeAll()
    }

    private func readDeclaration(_ number: (ByteView, NumberRegister.Place) -> Void) throws -> Bool {
        guard let status = statuses.index(of: declarations.text(6)) else { return false }
        let isIllegible = status == VerdictRows.statuses.count
        room.append(integer: (isIllegible ? VerdictRows.Kind.illegible : .verdict).rawValue)
        let place = NumberRegister.Place(source: declarations.integer(1) - 1, line: declarations.integer(2))
        room.append(integer: place.source)
        room.append(integer: place.line)
        if isIllegible { return try readIllegible() }
        let found = declarations.text(3)
        if !found.isEmpty { number(found, place) }
        room.append(text: found)
        room.append(integer: declarations.integer(4))
        room.append(text: declarations.text(5))
        room.append(integer: status)
        room.append(integer: declarations.integer(7))
        guard readTotals() else { return false }
        room.append(text: declarations.text(11))
        room.append(text: declarations.text(12))
        return try readSalaries() && readAnomalies()
    }

    private func readTotals() -> Bool {
        if declarations.isNull(8) {
            for _ in 0..<2 { room.append(integer: VerdictRows.none) }
            return declarations.isNull(9) && declarations.isNull(10)
        }
        let (excludingTax, tax) = (declarations.integer(8), declarations.integer(9))
        room.append(integer: excludingTax)
        room.append(integer: tax)
        return declarations.integer(10) == excludingTax &+ tax
    }

    private func readIllegible() throws -> Bool {
        guard illegible.belongs(to: declarationCount), (3...12).allSatisfy({ $0 == 6 || declarations.isNull($0) })
        else { return false }
        room.append(integer: illegible.integer(1))
        room.append(text: illegible.text(2))
        room.append(text: illegible.text(3))
        try illegible.advance()
        return true
    }

    /// Puts how many rows there are before them.
    private func readRows(_ cursor: TableCursor, rank: Int, _ read: () -> Bool) throws -> Bool {
        let start = room.count
        room.append(integer: 0)
        var count = 0
        while cursor.belongs(to: declarationCount) {
            count += 1
            guard cursor.integer(rank) == count, read() else { return false }
            try cursor.advance()
        }
        room.put(integer: count, at: start)
        return true
    }

    private func readSalaries() throws -> Bool {
        try readRows(salaries, rank: 6) {
            room.append(text: salaries.text(1))
            guard let category = index(3), let declared = index(4) else { return false }
            guard let isPresent = [0: false, 1: true][salaries.integer(2)] else { return false }
            room.append(integer: isPresent ? category : VerdictRows.absent)
            room.append(integer: declared)
            room.append(text: salaries.text(5))
            return isPresent || category < 0
        }
    }

    /// The index of a category; -1 where there is none, nil for a word that is none.
    private func index(_ column: Int) -> Int? {
        salaries.isNull(column) ? -1 : categories.index(of: salaries.text(column))
    }

    private func readAnomalies() throws -> Bool {
        try readRows(anomalies, rank: 9) {
            guard let severity = severities.index(of: anomalies.text(2)), let step = steps.index(of: anomalies.text(3))
            else { return false }
            room.append(text: anomalies.text(1), known)
            room.append(integer: severity)
            room.append(integer: step)
            for column in 4...5 { room.append(text: anomalies.text(column)) }
            for column in 6...7 { room.append(text: anomalies.text(column), known) }
            room.append(text: anomalies.text(8))
            return true
        }
    }

    /// The hash of the tables that are small: files and totals. Runs are none of what was judged: they differ from one
    /// run of the same batch to the next.
    static func rest(_ database: Database) throws -> UInt64 {
        var hash = StreamHash()
        for sql in [
            "SELECT * FROM fichiers ORDER BY 1", "SELECT * FROM totaux ORDER BY 1",
            "SELECT * FROM totaux_categories ORDER BY 1, 2", "SELECT * FROM lot WHERE cle <> 'fiche' ORDER BY 1",
        ] {
            let cursor = try TableCursor(database, sql)
            while !cursor.isAtEnd {
                cursor.add(to: &hash)
                try cursor.advance()
            }
            hash.add(-1)
        }
        return hash.value
    }
}

/// Words and their indexes, found without a text being made.
private struct WordList {
    let words: [[UInt8]]

    init(_ words: [String]) { self.words = words.map { Array($0.utf8) } }

    func index(of text: ByteView) -> Int? {
        words.firstIndex { word in word.count == text.count && text.starts(with: word) }
    }
}
