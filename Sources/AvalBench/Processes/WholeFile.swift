import Glibc

/// Small files, read and written whole.
public enum WholeFile {
    /// The bytes of a file.
    public static func bytes(_ path: String) throws(BenchError) -> [UInt8] {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else {
            throw BenchError("« \(path) » cannot be read: \(String(cString: strerror(errno)))")
        }
        defer { close(descriptor) }
        var bytes: [UInt8] = []
        var piece = [UInt8](repeating: 0, count: 256 << 10)
        while true {
            let count = read(descriptor, &piece, piece.count)
            if count < 0, errno == EINTR { continue }
            if count < 0 { throw BenchError("« \(path) » cannot be read: \(String(cString: strerror(errno)))") }
            if count == 0 { return bytes }
            bytes.append(contentsOf: piece[..<count])
        }
    }

    /// The text of a file.
    public static func text(_ path: String) throws(BenchError) -> String {
        String(decoding: try bytes(path), as: UTF8.self)
    }

    /// Puts bytes in a file, in place of what it held.
    public static func write(_ bytes: [UInt8], to path: String) throws(BenchError) {
        var output = try OutputFile(path)
        try bytes.withUnsafeBytes { bytes in Result { () throws(BenchError) in try output.put(bytes) } }.get()
    }

    /// Takes a file away, if it is there.
    static func remove(_ path: String) { unlink(path) }

    /// Whether something is there.
    static func exists(_ path: String) -> Bool { access(path, F_OK) == 0 }

    /// How long a file is, in bytes; 0 where there is none.
    static func size(_ path: String) -> Int {
        var status = stat()
        return stat(path, &status) == 0 ? Int(status.st_size) : 0
    }
}

/// A file that is written piece by piece.
struct OutputFile: ~Copyable {
    private let descriptor: Int32
    private let path: String

    /// Opens it, empty.
    init(_ path: String) throws(BenchError) {
        descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
        self.path = path
        guard descriptor >= 0 else {
            throw BenchError("« \(path) » cannot be written: \(String(cString: strerror(errno)))")
        }
    }

    deinit { close(descriptor) }

    /// Writes all of the bytes.
    mutating func put(_ bytes: UnsafeRawBufferPointer) throws(BenchError) {
        var rest = bytes
        while !rest.isEmpty {
            let count = write(descriptor, rest.baseAddress, rest.count)
            if count < 0, errno == EINTR { continue }
            if count < 0 { throw BenchError("« \(path) » cannot be written: \(String(cString: strerror(errno)))") }
            rest = UnsafeRawBufferPointer(rebasing: rest[count...])
        }
    }
}
