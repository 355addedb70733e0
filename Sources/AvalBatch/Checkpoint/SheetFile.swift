import AvalJSON
import AvalSystem

/// The sheet of a batch as a file beside its output, for its owner alone; replaced whole, so that a reader sees the old
/// one or the new one.
struct SheetFile {
    /// The path of the sheet.
    let path: String

    /// The sheet that goes with a file of verdicts.
    init(of output: String) {
        path = output + ".lot"
    }

    /// Throws where what has the name of a sheet is something else, which no batch may replace.
    func check() throws(BatchError) {
        guard let status = try? FileStatus(of: path, followingLink: false) else { return }
        try OutputPaths.check(path, status)
        if status.size == 0 { return }
        let bytes = try? WholeFile.read(path)
        guard let bytes, let json = try? JSONReader.parse(bytes), json["lot"]?.integer != nil else {
            throw BatchError("« \(path.shown) » n'est pas la fiche d'un lot : il n'est pas remplacé, déplacez-le")
        }
    }

    /// The sheet; nil when there is none.
    func read() throws(BatchError) -> BatchSheet? {
        let bytes: [UInt8]
        do throws(SystemError) { bytes = try WholeFile.read(path) } catch {
            if error.cause == .missing { return nil }
            throw BatchError(path, "lu", error)
        }
        guard let json = try? JSONReader.parse(bytes), let sheet = BatchSheet(json) else {
            throw BatchSheet.unreadable(path)
        }
        return sheet
    }

    /// Puts a sheet in the place of the one before.
    func write(_ sheet: BatchSheet) throws(BatchError) {
        let bytes = JSONWriter.bytes(of: sheet.json, .pretty) + [UInt8(ascii: "\n")]
        try BatchError.attempt(path, "écrit") { () throws(SystemError) in
            try WholeFile.replace(path, with: bytes, durability: .ofBytes)
        }
    }
}
