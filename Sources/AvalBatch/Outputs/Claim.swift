import Glibc

/// A file that one batch writes and no other: held by a lock that ends with the process.
final class Claim {
    let descriptor: Int32

    /// Makes the file of a path, for its owner alone; ``OutputPaths`` made way for it.
    init(creating path: String) throws(BatchError) {
        descriptor = open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw errno == EEXIST ? Self.exists(path) : BatchError(path, "écrit") }
        try lock(path)
    }

    /// Takes the file of an interrupted batch.
    init(resuming path: String) throws(BatchError) {
        descriptor = open(path, O_RDWR | O_CLOEXEC)
        guard descriptor >= 0 else { throw BatchError(path, "repris") }
        try lock(path)
    }

    deinit { close(descriptor) }

    static func exists(_ path: String) -> BatchError {
        BatchError("« \(path) » existe déjà : --resume reprend un lot interrompu, --overwrite recommence")
    }

    private func lock(_ path: String) throws(BatchError) {
        if flock(descriptor, LOCK_EX | LOCK_NB) != 0 { throw BatchError("« \(path) » : un autre lot y écrit") }
    }
}
