import AvalSystem

/// A file that is written piece by piece.
struct OutputFile: ~Copyable {
    private let file: Descriptor
    private let path: String

    /// Opens it, empty.
    init(_ path: String) throws(BenchError) {
        file = try BenchFile.attempt(path, "written") { () throws(SystemError) in
            try Descriptor(opening: path, [.writing, .creating, .emptying], permissions: 0o644)
        }
        self.path = path
    }

    /// Writes all of the bytes.
    func put(_ bytes: [UInt8]) throws(BenchError) {
        do throws(SystemError) { try file.write(bytes) } catch {
            throw BenchError("« \(path) » cannot be written: \(error.systemWords)")
        }
    }
}
