import Glibc

/// An exclusive lock on a file or a folder (`flock(2)`), held until it goes; the system lets go of it when the process ends,
/// however that happens.
public struct FileLock: ~Copyable, Sendable {
    /// What is locked, open for as long as the lock is held.
    public let descriptor: Descriptor

    /// Locks what is open, asking up to `attempts` times with so many milliseconds in between: a process that was killed a
    /// moment ago still holds its lock until the system is done with it.
    ///
    /// Throws the cause `busy` when another process holds it. A file system without locks gives `unsupported`, unless
    /// `toleratingNone`: then the file counts as locked, since it is no reason not to start.
    public init(
        _ descriptor: consuming Descriptor, attempts: Int = 1, pauseMilliseconds: Int = 0, toleratingNone: Bool = false
    ) throws(SystemError) {
        for attempt in 1...attempts {
            do throws(SystemError) {
                try Self.lock(descriptor)
                break
            } catch {
                if error.cause == .unsupported, toleratingNone { break }
                guard error.cause == .busy, attempt < attempts else { throw error }
            }
            Pause.milliseconds(pauseMilliseconds)
        }
        self.descriptor = descriptor
    }

    private static func lock(_ descriptor: borrowing Descriptor) throws(SystemError) {
        let number = descriptor.number
        try attempt("flock") { flock(number, LOCK_EX | LOCK_NB) }
    }
}
