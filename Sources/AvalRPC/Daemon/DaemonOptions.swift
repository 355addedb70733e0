import AvalLoading

/// What is asked of a daemon.
public struct DaemonOptions: Sendable {
    /// Where the rules and the tariffs are.
    public var folders: RuleFolders
    /// The socket to listen on; the standard streams are served when nil.
    public var socket: UnixSocket?
    /// The folder in which the rules last accepted are kept; nowhere when nil.
    public var state: String?
    /// Whether the files are read again by itself when they change.
    public var isWatching = true
    /// The longest line, in bytes.
    public var maxLine = 16 << 20
    /// How many threads serve sockets.
    public var threads = 2

    /// A daemon on the standard streams with the rules of these folders.
    public init(folders: RuleFolders) {
        self.folders = folders
    }
}
