import AvalJSON
import Glibc

/// The sheet of a batch as a file beside its output, for its owner alone; replaced whole, so that a reader sees the old
/// one or the new one.
struct SheetFile {
    /// The path of the sheet.
    let path: String

    /// The sheet that goes with a file of verdicts.
    init(of output: String) {
        path = output + ".lot"
    }

    /// The sheet; nil when there is none.
    func read() throws(BatchError) -> BatchSheet? {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        if descriptor < 0, errno == ENOENT { return nil }
        guard descriptor >= 0 else { throw BatchError(path, "lu") }
        defer { close(descriptor) }
        let room = Room()
        while true {
            let count = try room.append(atMost: 64 << 10) { room throws(BatchError) in
                let count = Glibc.read(descriptor, room.baseAddress, room.count)
                if count < 0 { throw BatchError(path, "lu") }
                return count
            }
            if count == 0 { break }
        }
        guard let json = try? JSONReader.parse(room.bytes), let sheet = BatchSheet(json) else {
            throw BatchError("« \(path) » n'est pas la fiche d'un lot de cette version d'Aval")
        }
        return sheet
    }

    /// Puts a sheet in the place of the one before.
    func write(_ sheet: BatchSheet) throws(BatchError) {
        let temporary = path + ".nouveau"
        do throws(BatchError) {
            unlink(temporary)
            let descriptor = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
            guard descriptor >= 0 else { throw BatchError(path, "écrit") }
            defer { close(descriptor) }
            let bytes = JSONWriter.bytes(of: sheet.json, .pretty) + [UInt8(ascii: "\n")]
            var done = 0
            while done < bytes.count {
                let count = bytes[done...].withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
                if count < 0, errno == EINTR { continue }
                guard count >= 0 else { throw BatchError(path, "écrit") }
                done += count
            }
            if fsync(descriptor) != 0 { throw BatchError(path, "écrit") }
            if rename(temporary, path) != 0 { throw BatchError(path, "écrit") }
        } catch {
            unlink(temporary)
            throw error
        }
    }
}
