import AvalSystem

/// A file that one batch writes and no other: held by a lock that ends with the process.
///
/// It is taken first and replaced afterwards, once every output has been taken: whoever looks at the name meanwhile meets
/// the lock, and nothing goes that belongs to another batch.
final class Claim {
    /// The path, as it was given.
    let path: String
    private var lock: FileLock
    /// Whether the file was there before.
    let wasThere: Bool

    /// How often a name is looked at again that changed hands meanwhile.
    private static let attempts = 20

    /// Takes the file of a path, and makes it, for its owner alone, where there is none. One that is there must be one that
    /// may be replaced or taken up.
    init(_ path: String, mayBeThere: Bool) throws(BatchError) {
        self.path = path
        for _ in 0..<Self.attempts {
            if let made = try Self.made(path) {
                lock = made
                wasThere = false
                return
            }
            if let found = try Self.found(path, mayBeThere: mayBeThere) {
                lock = found
                wasThere = true
                return
            }
        }
        throw Self.isWritten(path)
    }

    /// The file, lent for as long as the claim lasts.
    var file: Descriptor { Descriptor(lending: lock.descriptor.number) }

    /// Puts an empty file, for its owner alone, in the place of the one that was there.
    func replace() throws(BatchError) {
        guard wasThere else { return }
        let draft = path + WholeFile.draftEnding
        try BatchError.attempt(path, "écrit") { () throws(SystemError) in
            try? Paths.remove(draft)
            let fresh = try FileLock(
                try Descriptor(opening: draft, [.readingAndWriting, .creatingNew, .withoutFollowing]))
            do throws(SystemError) { try Paths.rename(draft, to: path) } catch {
                try? Paths.remove(draft)
                throw error
            }
            // The old file is let go of once the new one, locked already, bears the name.
            lock = fresh
        }
    }

    /// Lets go of a file that was made for a batch that does not begin.
    func abandon() { if !wasThere, isHeld { try? Paths.remove(path) } }

    /// Throws where the path no longer names the file that is written, or where that is no longer so long.
    func check(length: Int? = nil) throws(BatchError) {
        guard isHeld else {
            throw BatchError(
                "« \(path.shown) » a été effacé ou remplacé pendant le lot : ce qui y était écrit est perdu")
        }
        if let length, (try? file.status().size) != length {
            throw BatchError("« \(path.shown) » a été modifié par un autre programme pendant le lot")
        }
    }

    private var isHeld: Bool { Self.names(path, lock.descriptor) }

    private static func names(_ path: String, _ file: borrowing Descriptor) -> Bool {
        guard let named = try? FileStatus(of: path, followingLink: false), let held = try? file.status() else {
            return false
        }
        return named.identity == held.identity
    }

    /// A new file, locked; nil where there is one already, or the new one went to another.
    private static func made(_ path: String) throws(BatchError) -> FileLock? {
        do throws(SystemError) {
            let file = try Descriptor(opening: path, [.readingAndWriting, .creatingNew, .withoutFollowing])
            let lock = try FileLock(file)
            guard names(path, lock.descriptor) else { return nil }
            return lock
        } catch {
            if error.cause == .exists || error.cause == .busy { return nil }
            throw BatchError(path, "écrit", error)
        }
    }

    /// The file that is there, locked; nil where it has just gone.
    private static func found(_ path: String, mayBeThere: Bool) throws(BatchError) -> FileLock? {
        guard let status = try? FileStatus(of: path, followingLink: false) else { return nil }
        try OutputPaths.check(path, status)
        let file: Descriptor
        do throws(SystemError) {
            file = try Descriptor(opening: path, [.readingAndWriting, .withoutFollowing, .withoutWaiting])
        } catch {
            if error.cause == .missing { return nil }
            throw mayBeThere ? BatchError(path, "écrit", error) : exists(path)
        }
        let lock: FileLock
        do throws(SystemError) { lock = try FileLock(file) } catch {
            throw error.cause == .busy ? isWritten(path) : BatchError(path, "écrit", error)
        }
        guard names(path, lock.descriptor) else { return nil }
        guard mayBeThere else { throw exists(path) }
        return lock
    }

    static func exists(_ path: String) -> BatchError {
        BatchError("« \(path.shown) » existe déjà : --resume reprend un lot interrompu, --overwrite recommence")
    }

    private static func isWritten(_ path: String) -> BatchError {
        BatchError("« \(path.shown) » : un autre lot y écrit")
    }
}
