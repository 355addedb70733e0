import AvalLoading
import AvalOperations

/// What is asked of a daemon.
public struct DaemonOptions: Sendable {
    /// Where the rules and the tariffs are.
    public var folders: RuleFolders
    /// The socket to listen on; the standard streams are served when nil.
    public var socket: UnixSocket?
    /// The folder in which the rules last accepted are kept; nowhere when nil.
    public var state: String?
    /// The folder of the keys that the service signs with; in the folder of the state when nil.
    public var keys: String?
    /// How much new rules must pass before they are taken.
    public var gate = ReloadGate.check
    /// Whether the files are read again by itself when they change.
    public var isWatching = true
    /// Whether files that lack something in force are taken without being asked for.
    public var acceptsRemovals = false
    /// What clients may take, and who may run the daemon.
    public var limits = LineServerConfiguration()
    /// How many lines of the log were dropped, and whether any are now.
    public var log: @Sendable () -> (dropped: Int, isBlocked: Bool) = { (0, false) }

    /// A daemon on the standard streams with the rules of these folders.
    public init(folders: RuleFolders) {
        self.folders = folders
    }
}
