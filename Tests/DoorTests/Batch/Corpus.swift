import GRDB
import Glibc
import WaitingTestSupport

/// Declarations for batches, of every status, and what a run of `batch` on them leaves.
struct Corpus {
    let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    /// Lines of which some are accepted, some refused, some illegible, some blank.
    static func lines(_ count: Int) -> [String] {
        (0..<count).map { number in
            switch number % 10 {
            case 3: "{]"
            case 7: ""
            default:
                Sample.declaration(
                    numero: "A-\(number)",
                    salaries: (0...number % 4).map {
                        Sample.salarie("s\($0)", declared: number % 3 == 0 ? "SI" : "SIR")
                    })
            }
        }
    }

    /// Writes such lines; gives the path.
    func write(_ name: String, _ count: Int) throws -> String {
        try folder.write(name, Self.lines(count).joined(separator: "\n") + "\n")
        return folder.at(name)
    }

    /// Writes files of every form; gives their paths.
    func writeEveryForm(_ count: Int) throws -> [String] {
        let lines = try write("a.ndjson", count)
        let gzip = try ChildProcess(["-k", try write("b.ndjson", count)], program: "/bin/gzip", input: .closed)
        guard try gzip.wait() == 0 else { throw DoorTestError(description: "gzip") }
        let rows = (0..<count).map { "C-\($0 / 2);2023;15/11/2023;\($0 % 7 == 0 ? "amiante" : "");s\($0 % 2);cdi;SI\n" }
        let head = "numero;exercice;date;determinants;salarie.id;salarie.contrat;salarie.categorie_declaree\n"
        try folder.write("c.csv", head + rows.joined())
        try DatabaseQueue(path: folder.at("d.sqlite")).write { database in
            try database.execute(sql: "CREATE TABLE declarations (json TEXT)")
            for line in Self.lines(count) {
                try database.execute(sql: "INSERT INTO declarations VALUES (?)", arguments: [line])
            }
        }
        return [lines, folder.at("b.ndjson.gz"), folder.at("c.csv"), folder.at("d.sqlite")]
    }

    /// Runs `batch` to its end.
    func batch(_ arguments: [String], input: String = "") throws -> Program.Run {
        try Program.run(["batch", "--quiet"] + arguments, input: input)
    }

    /// Waits until something stands in a file after its first `length` bytes.
    func waitForBytes(in name: String, beyond length: Int = 0) throws {
        try Waiting.until("more than \(length) bytes in « \(name) »") {
            var status = stat()
            return stat(folder.at(name), &status) == 0 && Int(status.st_size) > length
        }
    }

    /// The rows of all tables but that of the runs, in their order.
    static func tables(_ path: String) throws -> [String] {
        let queue = try DatabaseQueue(path: path)
        return try queue.read { database in
            let names = try String.fetchAll(
                database,
                sql: "SELECT name FROM sqlite_master WHERE type = 'table' AND name <> 'executions' ORDER BY name")
            return try names.flatMap { name in
                try Row.fetchAll(database, sql: "SELECT * FROM \(name) ORDER BY 1, 2").map { "\(name) \($0)" }
            }
        }
    }

    /// The only value of a query.
    static func value(_ path: String, _ sql: String) throws -> Int? {
        try DatabaseQueue(path: path).read { try Int.fetchOne($0, sql: sql) }
    }
}
