import GRDB
import GRDBSQLite

/// Why SQLite refused.
struct SQLiteError: Error {
    /// Its result code.
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
}
