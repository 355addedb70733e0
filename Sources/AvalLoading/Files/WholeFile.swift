import Glibc

/// Whole files, for the scenarios and samples that people keep; the rules have a stricter reader.
public enum WholeFile {
    /// The longest file read, in bytes.
    private static let limit = 64 << 20

    /// The bytes of a file of at most 64 MiB.
    public static func read(_ path: String) -> Result<[UInt8], FileReadingError> {
        attempt(path, "lu") { () throws(SystemError) in
            try Descriptor(opening: path, O_RDONLY).read(atMost: limit + 1)
        }.flatMap { bytes in
            bytes.count > limit ? .failure(FileReadingError("« \(path) » dépasse 64 Mio")) : .success(bytes)
        }
    }

    /// Writes a file whole: readers see the old one or the new one.
    public static func write(_ bytes: [UInt8], to path: String) -> Result<Void, FileReadingError> {
        attempt(path, "écrit") { () throws(SystemError) in
            let temporary = path + ".nouveau"
            do throws(SystemError) {
                try Descriptor(opening: temporary, O_WRONLY | O_CREAT | O_TRUNC, mode: 0o644).write(bytes)
                if rename(temporary, path) != 0 { throw SystemError("rename") }
            } catch {
                unlink(temporary)
                throw error
            }
        }
    }

    /// The paths below a folder whose names end so, in byte order, hidden ones left out; a path that is a file stands for
    /// itself.
    public static func find(_ path: String, suffix: String) -> Result<[String], FileReadingError> {
        attempt(path, "lu") { () throws(SystemError) in
            try find(path, suffix: suffix, isRoot: true, depth: 16)
        }
    }

    private static func find(
        _ path: String, suffix: String, isRoot: Bool, depth: Int
    ) throws(SystemError) -> [String] {
        let opened = try Descriptor(opening: path, O_RDONLY | O_NONBLOCK)
        guard try opened.status().isFolder else { return isRoot || path.hasSuffix(suffix) ? [path] : [] }
        // Links may run in a circle: a folder that deep holds nothing that people put there.
        guard depth > 0 else { return [] }
        var found: [String] = []
        for bytes in try opened.names(atMost: .max) where bytes.first != UInt8(ascii: ".") {
            let inner = path + "/" + String(decoding: bytes, as: UTF8.self)
            found += try find(inner, suffix: suffix, isRoot: false, depth: depth - 1)
        }
        return found
    }

    private static func attempt<Value>(
        _ path: String, _ verb: String, _ work: () throws(SystemError) -> Value
    ) -> Result<Value, FileReadingError> {
        do throws(SystemError) { return .success(try work()) } catch {
            return .failure(FileReadingError(path, verb: verb, error))
        }
    }
}
