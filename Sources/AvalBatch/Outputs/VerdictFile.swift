import Glibc

/// The file of verdicts: written at its end only, and cut back to what a checkpoint knows.
final class VerdictFile {
    private let path: String
    private let claim: Claim?
    private let descriptor: Int32
    /// How many bytes it holds.
    private(set) var length: Int

    /// Makes the file, for its owner alone.
    init(creating path: String) throws(BatchError) {
        let claim = try Claim(creating: path)
        self.path = path
        self.claim = claim
        descriptor = claim.descriptor
        length = 0
    }

    /// Opens the file of an interrupted batch and forgets what came after its first `length` bytes.
    init(resuming path: String, length: Int) throws(BatchError) {
        let claim = try Claim(resuming: path)
        self.path = path
        self.claim = claim
        self.length = length
        descriptor = claim.descriptor
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw BatchError(path, "repris") }
        guard Int(status.st_size) >= length else {
            throw BatchError(
                "« \(path) » est plus court que ce que le lot y avait écrit : il ne peut pas être repris")
        }
        guard ftruncate(descriptor, length) == 0, lseek(descriptor, length, SEEK_SET) == length else {
            throw BatchError(path, "repris")
        }
    }

    /// Standard output, which cannot be cut or resumed.
    init(standardOutput: Void) {
        path = "-"
        claim = nil
        length = 0
        descriptor = 1
    }

    /// Writes at the end.
    func append(_ bytes: UnsafeRawBufferPointer) throws(BatchError) {
        var done = 0
        while done < bytes.count {
            let count = write(descriptor, bytes.baseAddress.map { $0 + done }, bytes.count - done)
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else { throw BatchError(path, "écrit") }
            done += count
        }
        length += bytes.count
    }

    /// Forgets what came after the first bytes, after a write that failed half-way.
    func cut(to length: Int) {
        if descriptor != 1, ftruncate(descriptor, length) == 0, lseek(descriptor, length, SEEK_SET) == length {
            self.length = length
        }
    }

    /// Waits until all is on the disk.
    func synchronize() throws(BatchError) {
        if descriptor == 1 { return }
        // Pipes and devices have no disk to wait for.
        if fdatasync(descriptor) != 0, errno != EINVAL, errno != EROFS { throw BatchError(path, "écrit") }
    }
}
