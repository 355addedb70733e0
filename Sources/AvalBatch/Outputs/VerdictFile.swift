import Glibc

/// The file of verdicts: written at its end only, and cut back to what a checkpoint knows.
final class VerdictFile {
    private let path: String
    private let descriptor: Int32
    /// How many bytes it holds.
    private(set) var length: Int

    /// Makes the file, for its owner alone; `mayReplace` lets go of one that is there.
    init(creating path: String, mayReplace: Bool) throws(BatchFailure) {
        self.path = path
        if mayReplace { unlink(path) }
        descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw Self.refusal(path) }
        length = 0
        try claim()
    }

    /// Opens the file of an interrupted batch and forgets what came after its first `length` bytes.
    init(resuming path: String, length: Int) throws(BatchFailure) {
        self.path = path
        self.length = length
        descriptor = open(path, O_WRONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw BatchFailure(path, "repris") }
        try claim()
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw BatchFailure(path, "repris") }
        guard Int(status.st_size) >= length else {
            throw BatchFailure(
                "« \(path) » est plus court que ce que le lot y avait écrit : il ne peut pas être repris")
        }
        guard ftruncate(descriptor, length) == 0, lseek(descriptor, length, SEEK_SET) == length else {
            throw BatchFailure(path, "repris")
        }
    }

    /// Standard output, which cannot be cut or resumed.
    init(standardOutput: Void) {
        path = "-"
        length = 0
        descriptor = 1
    }

    deinit { if descriptor != 1 { close(descriptor) } }

    private static func refusal(_ path: String) -> BatchFailure {
        errno == EEXIST
            ? BatchFailure("« \(path) » existe déjà : --resume reprend un lot interrompu, --overwrite recommence")
            : BatchFailure(path, "écrit")
    }

    /// Two batches that write to one file would ruin it.
    private func claim() throws(BatchFailure) {
        if flock(descriptor, LOCK_EX | LOCK_NB) != 0 { throw BatchFailure("« \(path) » : un autre lot y écrit") }
    }

    /// Writes at the end.
    func append(_ bytes: UnsafeRawBufferPointer) throws(BatchFailure) {
        var done = 0
        while done < bytes.count {
            let count = write(descriptor, bytes.baseAddress.map { $0 + done }, bytes.count - done)
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else { throw BatchFailure(path, "écrit") }
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
    func synchronize() throws(BatchFailure) {
        if descriptor == 1 { return }
        // Pipes and devices have no disk to wait for.
        if fdatasync(descriptor) != 0, errno != EINVAL, errno != EROFS { throw BatchFailure(path, "écrit") }
    }
}
