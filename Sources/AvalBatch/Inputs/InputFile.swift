import AvalJSON
import AvalSystem

/// A file of declarations as it was when the batch was planned: what is read later must be the same.
struct InputFile: Sendable, Hashable {
    /// The path as it was given or found; `-` is standard input.
    let path: String
    let form: InputForm
    /// Its size in bytes, and when it was last changed, in nanoseconds since 1970; zeros for what is no regular file.
    let size: Int
    let changed: Int
    /// What else changes with its bytes: the time of its last change of any kind, the log of a database.
    let stamp: UInt64
    /// Whether it is a regular file: another one can be read once only.
    let isRegular: Bool

    /// Standard input.
    static func standardInput(_ form: InputForm) -> InputFile {
        InputFile(path: "-", form: form, size: 0, changed: 0, isRegular: false)
    }

    /// Looks at the file of a path; `form` is what was asked for, else its name and first bytes tell.
    init(path: String, form: InputForm?) throws(BatchError) {
        let status = try BatchError.attempt(path, "lu") { () throws(SystemError) in try FileStatus(of: path) }
        if status.kind == .socket { throw BatchError("« \(path.shown) » est un socket : donnez un fichier ou un tube") }
        isRegular = status.kind == .file
        size = isRegular ? status.size : 0
        changed = isRegular ? status.modified : 0
        self.path = path
        let own: InputForm
        if let form { own = form } else { own = try Self.form(of: path, isRegular) }
        self.form = own
        stamp = isRegular ? own.stamp(path, status) : 0
    }

    /// Stands for a file that cannot be read.
    init(unreadable path: String) {
        self.init(path: path, form: .lines, size: 0, changed: 0, isRegular: true)
    }

    init(path: String, form: InputForm, size: Int, changed: Int, stamp: UInt64 = 0, isRegular: Bool) {
        self.path = path
        self.form = form
        self.size = size
        self.changed = changed
        self.stamp = stamp
        self.isRegular = isRegular
    }

    private static func form(of path: String, _ isRegular: Bool) throws(BatchError) -> InputForm {
        var name = path.lowercased()
        let isPacked = name.hasSuffix(".gz")
        if isPacked { name.removeLast(3) }
        let named = InputForm.all.first { $0.names(name) }
        if isPacked, let why = named?.whyNotPacked { throw BatchError("« \(path.shown) » \(why)") }
        if let named, case .name = named.sign { return named }
        guard isRegular else { return .lines }
        let head = try BatchError.attempt(path, "lu") { () throws(SystemError) in try WholeFile.read(path, atMost: 4096)
        }
        if head.starts(with: "PK\u{3}\u{4}".utf8) {
            throw BatchError("« \(path.shown) » est un classeur ou une archive zip : enregistrez-le en « CSV UTF-8 »")
        }
        for form in InputForm.all {
            if case .firstBytes(let bytes, _) = form.sign, head.starts(with: bytes.utf8) { return form }
        }
        if let named, case .firstBytes(_, let other) = named.sign { throw BatchError("« \(path.shown) » \(other)") }
        return named == nil && looksLikeTable(head) ? .table : .lines
    }

    /// Whether the first line names columns, one of them that of the number, whatever the file is called.
    private static func looksLikeTable(_ head: [UInt8]) -> Bool {
        let line = head.prefix { $0 != UInt8(ascii: "\n") && $0 != UInt8(ascii: "\r") }
        // A line of JSON, or bytes that are no text, may hold the word too.
        if line.contains(where: { $0 == 0 || $0 == UInt8(ascii: "{") || $0 == UInt8(ascii: "[") }) { return false }
        let cells = String(decoding: line, as: UTF8.self).split { ";,\t|\u{FEFF}\"".contains($0) }
        return cells.count > 1 && cells.contains("numero")
    }

    /// Throws unless an open file is still the one that was planned.
    func check(_ file: borrowing Descriptor) throws(BatchError) {
        guard isRegular else { return }
        let status: FileStatus
        do throws(SystemError) { status = try file.status() } catch { throw BatchError(path, "lu", error) }
        if status.size != size || status.modified != changed {
            throw BatchError(
                "« \(path.shown) » a changé pendant le lot : ce qui en a été lu n'est plus ce qu'il contient")
        }
    }
}
