import AvalSystem

/// A lock on a folder, held for the instant in which a socket's file is looked at and replaced.
enum FolderLock {
    /// How often, and after how many milliseconds, the lock is asked for again: two seconds in all.
    private static let attempts = (count: 100, pause: 20)

    /// Does something while the folder in which `path` stands is locked.
    static func hold<Value>(
        folderOf path: String, _ body: () throws(TransportError) -> Value
    ) throws(TransportError) -> Value {
        let lock = try take(Paths.folder(of: path))
        let value = try body()
        _ = consume lock
        return value
    }

    private static func take(_ folder: String) throws(TransportError) -> FileLock {
        let opened: Descriptor
        do throws(SystemError) { opened = try Descriptor(opening: folder, .folder) } catch {
            throw unopened(folder, error)
        }
        do throws(SystemError) {
            // A file system without locks is no reason not to start.
            return try FileLock(
                opened, attempts: attempts.count, pauseMilliseconds: attempts.pause, toleratingNone: true)
        } catch {
            throw TransportError(.system, "Le dossier « \(folder) » est verrouillé par un autre processus")
        }
    }

    private static func unopened(_ folder: String, _ cause: SystemError) -> TransportError {
        switch cause.cause {
        case .missing:
            TransportError(.folderMissing, "Le dossier « \(folder) » du socket n'existe pas", cause: cause)
        case .notAFolder:
            TransportError(.folderMissing, "« \(folder) », où mettre le socket, n'est pas un dossier", cause: cause)
        case .denied:
            TransportError(.notAllowed, "Le dossier « \(folder) » du socket n'est pas accessible", cause: cause)
        default:
            TransportError(.system, "Le dossier « \(folder) » du socket ne peut être ouvert", cause: cause)
        }
    }
}
