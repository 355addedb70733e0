import AvalLoading
import AvalSystem

/// Where what signing needs stands in the folder of a service's state (`--state`).
public struct SigningState: Sendable, Hashable {
    /// The folder of the state, as it was given.
    public let path: String

    /// The folder at a path.
    public init(at path: String) {
        self.path = path
    }

    /// The folder of the keys.
    public var keys: String { path + "/cles" }
    /// The folder of the journal.
    public var journal: String { path + "/journal" }
    /// The folder of the archived rules.
    public var archive: String { path + "/archives" }
}

extension SigningState {
    /// Keeps the service that uses this folder from starting, for as long as the lock is held; throws `busy` where it runs.
    public func lock() throws(SystemError) -> FileLock {
        try FileLock(
            try Descriptor(
                opening: path + "/" + AcceptedStore.lockName, [.readingAndWriting, .creating, .withoutFollowing]))
    }

    /// Whether a service writes the journal at this moment.
    public var isInUse: Bool {
        do throws(SystemError) {
            _ = try FileLock(try Descriptor(opening: journal + "/" + Journal.lockName))
            return false
        } catch { return error.cause == .busy }
    }
}
