import Glibc

/// A lock on a folder, held for the instant in which a socket's file is looked at and replaced.
struct FolderLock {
    /// How often, and after how many microseconds, the lock is asked for again: two seconds in all.
    private static let attempts = (count: 100, pause: UInt32(20_000))

    private let descriptor: Int32

    /// Locks the folder in which `path` stands.
    init(folderOf path: String) throws(TransportError) {
        let folder = Self.folder(of: path)
        descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        if descriptor < 0 { throw Self.unopened(folder, SystemCallError("open")) }
        for _ in 0..<Self.attempts.count {
            if flock(descriptor, LOCK_EX | LOCK_NB) == 0 { return }
            let cause = SystemCallError("flock")
            // A file system without locks is no reason not to start.
            if cause.number == ENOLCK || cause.number == EOPNOTSUPP { return }
            usleep(Self.attempts.pause)
        }
        close(descriptor)
        throw TransportError(.system, "Le dossier « \(folder) » est verrouillé par un autre processus")
    }

    func release() {
        close(descriptor)
    }

    private static func folder(of path: String) -> String {
        guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return "." }
        return slash == path.startIndex ? "/" : String(path[..<slash])
    }

    private static func unopened(_ folder: String, _ cause: SystemCallError) -> TransportError {
        switch cause.number {
        case ENOENT:
            TransportError(.folderMissing, "Le dossier « \(folder) » du socket n'existe pas", cause: cause)
        case ENOTDIR:
            TransportError(.folderMissing, "« \(folder) », où mettre le socket, n'est pas un dossier", cause: cause)
        case EACCES, EPERM:
            TransportError(.notAllowed, "Le dossier « \(folder) » du socket n'est pas accessible", cause: cause)
        default:
            TransportError(.system, "Le dossier « \(folder) » du socket ne peut être ouvert", cause: cause)
        }
    }
}
