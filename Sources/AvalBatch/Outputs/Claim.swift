import AvalSystem

/// A file that one batch writes and no other: held by a lock that ends with the process.
final class Claim {
    private let lock: FileLock

    /// Makes the file of a path, for its owner alone; ``OutputPaths`` made way for it.
    init(creating path: String) throws(BatchError) {
        let file: Descriptor
        do throws(SystemError) { file = try Descriptor(opening: path, [.readingAndWriting, .creatingNew]) } catch {
            throw error.cause == .exists ? Self.exists(path) : BatchError(path, "écrit", error)
        }
        lock = try Self.lock(file, path)
    }

    /// Takes the file of an interrupted batch.
    init(resuming path: String) throws(BatchError) {
        let file: Descriptor
        do throws(SystemError) { file = try Descriptor(opening: path, .readingAndWriting) } catch {
            throw BatchError(path, "repris", error)
        }
        lock = try Self.lock(file, path)
    }

    /// The file, lent for as long as the claim lasts.
    var file: Descriptor { Descriptor(lending: lock.descriptor.number) }

    static func exists(_ path: String) -> BatchError {
        BatchError("« \(path) » existe déjà : --resume reprend un lot interrompu, --overwrite recommence")
    }

    private static func lock(_ file: consuming Descriptor, _ path: String) throws(BatchError) -> FileLock {
        do throws(SystemError) { return try FileLock(file) } catch {
            throw BatchError("« \(path) » : un autre lot y écrit")
        }
    }
}
