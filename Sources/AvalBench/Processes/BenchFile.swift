import AvalSystem

/// Small files, read and written whole.
public enum BenchFile {
    /// The bytes of a file.
    public static func bytes(_ path: String) throws(BenchError) -> [UInt8] {
        try attempt(path, "read") { () throws(SystemError) in try WholeFile.read(path) }
    }

    /// The text of a file.
    public static func text(_ path: String) throws(BenchError) -> String {
        String(decoding: try bytes(path), as: UTF8.self)
    }

    /// Puts bytes in a file, instead of what it held.
    public static func write(_ bytes: [UInt8], to path: String) throws(BenchError) {
        try OutputFile(path).put(bytes)
    }

    /// Takes a file away, if it is there.
    static func remove(_ path: String) { try? Paths.remove(path) }

    /// Whether something is there.
    static func exists(_ path: String) -> Bool { Paths.exists(path) }

    /// How long a file is, in bytes; 0 where there is none.
    static func size(_ path: String) -> Int { Paths.size(path) }

    /// Does something with the file of a path, whose errors say what could not be done with it.
    static func attempt<Value: ~Copyable>(
        _ path: String, _ verb: String, _ body: () throws(SystemError) -> Value
    ) throws(BenchError) -> Value {
        do throws(SystemError) { return try body() } catch {
            throw BenchError("« \(path) » cannot be \(verb): \(error.systemWords)")
        }
    }
}
