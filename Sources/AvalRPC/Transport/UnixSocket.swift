/// A Unix socket to listen on: where it stands and who may speak to it.
public struct UnixSocket: Sendable, Hashable {
    /// Whom the socket's file belongs to, beside its owner.
    public enum Group: Sendable, Hashable {
        /// A group by its name.
        case name(String)
        /// A group by its number.
        case id(UInt32)
    }

    /// Its path, 107 bytes at most; its folder must exist.
    public let path: String
    /// Its permissions (default 0660); the file never had more, not even for an instant.
    public let mode: UInt32
    /// Its group; the process's own when nil.
    public let group: Group?

    /// A socket at `path`.
    public init(path: String, mode: UInt32 = 0o660, group: Group? = nil) {
        self.path = path
        self.mode = mode & 0o777
        self.group = group
    }
}
