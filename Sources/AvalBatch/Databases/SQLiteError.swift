import GRDB
import GRDBSQLite

/// Why SQLite refused.
struct SQLiteError: Error {
    /// Its extended result code.
    let code: Int32

    /// A call that gave this code.
    init(code: Int32) {
        self.code = code
    }

    /// What GRDB or a call of ours threw.
    init(_ error: any Error) {
        code = (error as? SQLiteError)?.code ?? (error as? DatabaseError)?.extendedResultCode.rawValue ?? SQLITE_ERROR
    }

    /// In French.
    var reason: String {
        switch code & 0xFF {
        case SQLITE_FULL: "plus de place sur le disque"
        case SQLITE_IOERR: "erreur du disque, ou plus de place"
        case SQLITE_BUSY, SQLITE_LOCKED: "un autre programme s'en sert"
        case SQLITE_CORRUPT, SQLITE_NOTADB: "ce n'est pas une base SQLite saine"
        case SQLITE_READONLY, SQLITE_PERM, SQLITE_CANTOPEN: "accès refusé"
        default: "erreur SQLite \(code)"
        }
    }

    /// In French, of a base that is read only: what SQLite would have had to write for it.
    var readingReason: String {
        switch code {
        case Self.hotJournal:
            """
            un programme s'est arrêté au milieu d'une écriture, et son journal (« -journal ») est resté : ouvrez la base \
            une fois avec ce programme ou avec sqlite3, qui la remettent en ordre
            """
        case Self.logCannotBeShared, Self.logNeedsRecovery, SQLITE_CANTOPEN, SQLITE_READONLY:
            """
            \(reason). Une base en mode WAL (fichiers « -wal » et « -shm ») ne se lit que dans un dossier où l'on peut \
            écrire : copiez-la, avec son « -wal », dans un dossier à vous
            """
        default: reason
        }
    }

    /// `SQLITE_READONLY_ROLLBACK`, `SQLITE_READONLY_CANTINIT` and `SQLITE_READONLY_RECOVERY`, which the header writes as sums.
    private static let hotJournal = SQLITE_READONLY | 3 << 8
    private static let logCannotBeShared = SQLITE_READONLY | 5 << 8
    private static let logNeedsRecovery = SQLITE_READONLY | 1 << 8
}
