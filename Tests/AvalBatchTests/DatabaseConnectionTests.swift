import GRDB
import Glibc
import Testing

@testable import AvalBatch

@Suite("Connections to SQLite that are let go")
struct ConnectionTests {
    @Test func aStatementMayOutliveAConnectionThatWasInATransaction() throws {
        let bench = try InputBench()
        var statement: Statement?
        do {
            let connection = try DatabaseConnection(bench.path("a.sqlite"))
            statement = try connection.use { database in
                try database.execute(sql: "BEGIN; CREATE TABLE t (a)")
                return try database.makeStatement(sql: "INSERT INTO t VALUES (1)")
            }
        }
        // What goes with a connection goes on another thread, some time.
        usleep(100_000)
        #expect(statement != nil)
        statement = nil
        let again = try DatabaseConnection(bench.path("a.sqlite"), isReadOnly: true)
        #expect(try again.use { try $0.tableExists("t") } == false)
    }
}
