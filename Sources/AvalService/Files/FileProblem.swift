import Glibc

/// A file or folder that could not be used, said in French.
public struct FileProblem: Error, Sendable {
    /// What happened, naming the path.
    public let message: String

    /// A problem with a path; `errno` tells the cause.
    init(_ path: String, verb: String, errno: Int32) {
        message = "« \(path) » ne peut pas être \(verb) : \(String(cString: strerror(errno)))"
    }

    /// A problem in other words.
    init(_ message: String) {
        self.message = message
    }
}

/// Whole files, for the scenarios and samples that people keep; the rules have a stricter reader.
public enum WholeFile {
    /// The bytes of a file of at most 64 MiB.
    public static func read(_ path: String) -> Result<[UInt8], FileProblem> {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { return .failure(FileProblem(path, verb: "lu", errno: errno)) }
        defer { close(descriptor) }
        var bytes: [UInt8] = []
        var piece = [UInt8](repeating: 0, count: 64 << 10)
        while true {
            let count = Glibc.read(descriptor, &piece, piece.count)
            if count < 0 {
                if errno == EINTR { continue }
                return .failure(FileProblem(path, verb: "lu", errno: errno))
            }
            if count == 0 { return .success(bytes) }
            bytes.append(contentsOf: piece[..<count])
            if bytes.count > 64 << 20 { return .failure(FileProblem("« \(path) » dépasse 64 Mio")) }
        }
    }

    /// Writes a file whole: readers see the old one or the new one.
    public static func write(_ bytes: [UInt8], to path: String) -> Result<Void, FileProblem> {
        let temporary = path + ".nouveau"
        let descriptor = open(temporary, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
        guard descriptor >= 0 else { return .failure(FileProblem(path, verb: "écrit", errno: errno)) }
        var done = 0
        while done < bytes.count {
            let count = bytes.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress?.advanced(by: done), bytes.count - done) }
            if count < 0 {
                if errno == EINTR { continue }
                let cause = errno
                close(descriptor)
                unlink(temporary)
                return .failure(FileProblem(path, verb: "écrit", errno: cause))
            }
            done += count
        }
        close(descriptor)
        guard rename(temporary, path) == 0 else { return .failure(FileProblem(path, verb: "écrit", errno: errno)) }
        return .success(())
    }

    /// The paths below a folder whose names end so, in byte order; a path that is a file stands for itself.
    public static func find(_ path: String, suffix: String) -> Result<[String], FileProblem> {
        var status = stat()
        guard stat(path, &status) == 0 else { return .failure(FileProblem(path, verb: "lu", errno: errno)) }
        guard status.st_mode & S_IFMT == S_IFDIR else { return .success([path]) }
        guard let folder = opendir(path) else { return .failure(FileProblem(path, verb: "lu", errno: errno)) }
        defer { closedir(folder) }
        var names: [String] = []
        while let entry = readdir(folder) {
            let name = withUnsafeBytes(of: &entry.pointee.d_name) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
            if !name.hasPrefix(".") { names.append(name) }
        }
        var found: [String] = []
        for name in names.sorted(by: { $0.utf8.lexicographicallyPrecedes($1.utf8) }) {
            let inner = path + "/" + name
            var status = stat()
            if stat(inner, &status) == 0, status.st_mode & S_IFMT == S_IFDIR {
                switch find(inner, suffix: suffix) {
                case .success(let paths): found += paths
                case .failure(let problem): return .failure(problem)
                }
            } else if name.hasSuffix(suffix) {
                found.append(inner)
            }
        }
        return .success(found)
    }
}
