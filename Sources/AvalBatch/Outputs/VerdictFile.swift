import AvalJSON
import AvalSystem

/// The file of verdicts: written at its end only, and cut back to what a checkpoint knows.
final class VerdictFile {
    private let path: String
    /// Nil for standard output, which cannot be cut or resumed.
    private let claim: Claim?
    private let file: Descriptor
    /// How many bytes it holds.
    private(set) var length: Int

    /// Makes the file, for its owner alone.
    init(creating path: String) throws(BatchError) {
        let claim = try Claim(creating: path)
        self.path = path
        self.claim = claim
        file = claim.file
        length = 0
    }

    /// Opens the file of an interrupted batch and forgets what came after its first `length` bytes.
    init(resuming path: String, length: Int) throws(BatchError) {
        let claim = try Claim(resuming: path)
        self.path = path
        self.claim = claim
        self.length = length
        file = claim.file
        let size = try attempt("repris") { (file) throws(SystemError) in try file.status().size }
        guard size >= length else {
            throw BatchError(
                "« \(path) » est plus court que ce que le lot y avait écrit : il ne peut pas être repris")
        }
        try attempt("repris") { (file) throws(SystemError) in try file.cut(to: length) }
    }

    /// Standard output, which cannot be cut or resumed.
    init(standardOutput: Void) {
        path = "-"
        claim = nil
        length = 0
        file = .standardOutput
    }

    /// Writes at the end.
    func append(_ output: OutputBuffer) throws(BatchError) {
        try attempt("écrit") { (file) throws(SystemError) in try file.write(output.bytes.memory) }
        length += output.count
    }

    /// Forgets what came after the first bytes, after a write that failed half-way.
    func cut(to length: Int) {
        if claim != nil, (try? file.cut(to: length)) != nil { self.length = length }
    }

    /// Waits until all is on the disk.
    func synchronize() throws(BatchError) {
        if claim == nil { return }
        try attempt("écrit") { (file) throws(SystemError) in try file.synchronizeBytes() }
    }

    private func attempt<Value>(
        _ verb: String, _ body: (borrowing Descriptor) throws(SystemError) -> Value
    ) throws(BatchError) -> Value {
        do throws(SystemError) { return try body(file) } catch { throw BatchError(path, verb, error) }
    }
}
