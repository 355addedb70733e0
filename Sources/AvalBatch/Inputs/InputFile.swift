import AvalJSON
import Glibc

/// How declarations stand in an input.
public enum InputForm: String, Sendable, CaseIterable {
    /// One a line, or one document.
    case lines = "ndjson"
    /// One salarié a row.
    case table = "csv"
    /// One a row of a table of SQLite.
    case database = "sqlite"
}

/// A file of declarations as it was when the batch was planned: what is read later must be the same.
struct InputFile: Sendable, Hashable {
    /// The path as it was given or found; `-` is standard input.
    let path: String
    let form: InputForm
    /// Its size in bytes, and when it was last changed, in nanoseconds since 1970; zeros for what is no regular file.
    let size: Int
    let changed: Int
    /// Whether it is a regular file: another one can be read once only.
    let isRegular: Bool

    /// Standard input.
    static func standardInput(_ form: InputForm) -> InputFile {
        InputFile(path: "-", form: form, size: 0, changed: 0, isRegular: false)
    }

    /// Looks at the file of a path; `form` is what was asked for, else its name and first bytes tell.
    init(path: String, form: InputForm?) throws(BatchError) {
        var status = stat()
        guard stat(path, &status) == 0 else { throw BatchError(path, "lu") }
        isRegular = status.st_mode & S_IFMT == S_IFREG
        size = isRegular ? Int(status.st_size) : 0
        changed = isRegular ? Int(status.st_mtim.tv_sec) * 1_000_000_000 + Int(status.st_mtim.tv_nsec) : 0
        self.path = path
        if let form { self.form = form } else { self.form = try Self.form(of: path, isRegular) }
    }

    init(path: String, form: InputForm, size: Int, changed: Int, isRegular: Bool) {
        self.path = path
        self.form = form
        self.size = size
        self.changed = changed
        self.isRegular = isRegular
    }

    private static func form(of path: String, _ isRegular: Bool) throws(BatchError) -> InputForm {
        var name = path.lowercased()
        let isPacked = name.hasSuffix(".gz")
        if isPacked { name.removeLast(3) }
        if name.hasSuffix(".csv") { return .table }
        if isPacked, databases.contains(where: name.hasSuffix) {
            throw BatchError("« \(path) » est une base compressée : décompressez-la d'abord")
        }
        guard isRegular else { return .lines }
        let head = try firstBytes(path)
        if head.starts(with: "PK\u{3}\u{4}".utf8) {
            throw BatchError("« \(path) » est un classeur ou une archive zip : enregistrez-le en « CSV UTF-8 »")
        }
        if head.starts(with: "SQLite format 3\0".utf8) { return .database }
        if databases.contains(where: name.hasSuffix) { throw BatchError("« \(path) » n'est pas une base SQLite") }
        return .lines
    }

    /// How the names of databases end.
    static let databases = [".sqlite", ".sqlite3", ".db"]

    private static func firstBytes(_ path: String) throws(BatchError) -> [UInt8] {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw BatchError(path, "lu") }
        defer { close(descriptor) }
        var head = [UInt8](repeating: 0, count: 16)
        let count = read(descriptor, &head, 16)
        if count < 0 { throw BatchError(path, "lu") }
        return Array(head.prefix(count))
    }

    /// Throws unless the file of that descriptor is still the one that was planned.
    func check(_ descriptor: Int32) throws(BatchError) {
        guard isRegular else { return }
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw BatchError(path, "lu") }
        let changed = Int(status.st_mtim.tv_sec) * 1_000_000_000 + Int(status.st_mtim.tv_nsec)
        if Int(status.st_size) != size || changed != self.changed {
            throw BatchError("« \(path) » a changé pendant le lot : ce qui en a été lu n'est plus ce qu'il contient")
        }
    }
}
