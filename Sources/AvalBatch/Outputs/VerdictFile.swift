import AvalJSON
import AvalSystem
import AvalValues

/// The file of verdicts: written at its end only, and cut back to what a checkpoint knows.
final class VerdictFile {
    private let path: String
    /// Nil for standard output, which cannot be cut or resumed.
    private let claim: Claim?
    /// How many bytes it holds.
    private(set) var length = 0
    private var written = StreamHash()

    /// The hash of what it holds.
    var hash: UInt64 { written.value }

    /// A new file.
    init(_ claim: Claim) {
        path = claim.path
        self.claim = claim
    }

    /// The file of an interrupted batch: what came after its first `length` bytes is forgotten, and these must still be
    /// those of this hash. Calls `number` with the number of each declaration in them.
    init(
        resuming claim: Claim, length: Int, hash: UInt64, number: (ByteView) -> Void = { _ in }
    ) throws(BatchError) {
        path = claim.path
        self.claim = claim
        self.length = length
        let size = try attempt("repris") { (file) throws(SystemError) in try file.status().size }
        guard size >= length else {
            throw BatchError(
                "« \(path.shown) » est plus court que ce que le lot y avait écrit : il ne peut pas être repris")
        }
        try readBack(number)
        guard self.hash == hash else {
            throw BatchError(
                "« \(path.shown) » n'est plus ce que le lot y avait écrit : il ne peut pas être repris ; "
                    + "--overwrite recommence")
        }
        try attempt("repris") { (file) throws(SystemError) in try file.cut(to: length) }
    }

    /// Puts into the hash what the file holds already.
    private func readBack(_ number: (ByteView) -> Void) throws(BatchError) {
        let room = Room()
        var numbers = VerdictNumbers()
        while written.count < length {
            room.removeAll()
            let limit = min(256 << 10, length - written.count)
            let count = try attempt("repris") { (file) throws(SystemError) in
                try room.append(from: file, atMost: limit)
            }
            if count == 0 { return }
            written.add(room.bytes)
            numbers.add(room.bytes, number)
        }
    }

    /// Standard output, which cannot be cut or resumed.
    init(standardOutput: Void) {
        path = "-"
        claim = nil
    }

    /// Writes at the end.
    func append(_ output: OutputBuffer) throws(BatchError) {
        try attempt("écrit") { (file) throws(SystemError) in try file.write(output.bytes.memory) }
        length += output.count
        if claim != nil { written.add(output.bytes) }
    }

    /// Forgets what came after the first bytes, after a write that failed half-way.
    func cut(to length: Int) {
        if let claim, (try? claim.file.cut(to: length)) != nil { self.length = length }
    }

    /// Waits until all is on the disk, and makes sure that it is still the file of that name, with nothing else in it.
    func synchronize() throws(BatchError) {
        guard let claim else { return }
        try attempt("écrit") { (file) throws(SystemError) in try file.synchronizeBytes() }
        try claim.check(length: length)
    }

    private func attempt<Value>(
        _ verb: String, _ body: (borrowing Descriptor) throws(SystemError) -> Value
    ) throws(BatchError) -> Value {
        do throws(SystemError) { return try body(claim?.file ?? .standardOutput) } catch {
            throw claim == nil
                ? BatchError("la sortie standard ne peut pas être écrite : \(error.reason)")
                : BatchError(path, verb, error)
        }
    }
}
