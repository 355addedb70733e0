import Glibc

/// What the system knows of a file at one moment.
public struct FileStatus: Sendable {
    /// Which file it is, whatever its name.
    public struct Identity: Sendable, Hashable {
        private let device: UInt
        private let inode: UInt

        init(_ status: stat) {
            device = UInt(status.st_dev)
            inode = UInt(status.st_ino)
        }
    }

    /// What it is.
    public enum Kind: Sendable, Hashable {
        /// A plain file.
        case file
        /// A folder.
        case folder
        /// A symbolic link.
        case link
        /// A Unix socket.
        case socket
        /// A pipe, a device.
        case other
    }

    /// Which file it is.
    public let identity: Identity
    /// What it is.
    public let kind: Kind
    /// Its size in bytes.
    public let size: Int
    /// Who may do what with it: the nine bits of `chmod(2)`.
    public let permissions: UInt32
    /// The number of the user it belongs to.
    public let owner: UInt32
    /// When its bytes were last changed, in nanoseconds since 1970.
    public let modified: Int
    /// When its state (names, rights, bytes) was last changed, in nanoseconds since 1970.
    public let changed: Int

    init(_ status: stat) {
        identity = Identity(status)
        kind = Self.kind(status.st_mode & S_IFMT)
        size = Int(status.st_size)
        permissions = UInt32(status.st_mode) & 0o777
        owner = status.st_uid
        modified = Int(status.st_mtim.tv_sec) * 1_000_000_000 + Int(status.st_mtim.tv_nsec)
        changed = Int(status.st_ctim.tv_sec) * 1_000_000_000 + Int(status.st_ctim.tv_nsec)
    }

    /// What stands at a path now; a symbolic link is followed unless told otherwise.
    public init(of path: String, followingLink: Bool = true) throws(SystemError) {
        self = try Descriptor.workingFolder.status(of: path, followingLink: followingLink)
    }

    private static func kind(_ bits: mode_t) -> Kind {
        switch bits {
        case S_IFREG: .file
        case S_IFDIR: .folder
        case S_IFLNK: .link
        case S_IFSOCK: .socket
        default: .other
        }
    }
}

extension Descriptor {
    /// What the system knows of it now.
    public func status() throws(SystemError) -> FileStatus {
        var status = stat()
        try attempt("fstat") { fstat(number, &status) }
        return FileStatus(status)
    }

    /// What a path that starts in this folder stands for, a symbolic link followed or not.
    public func status(of path: String, followingLink: Bool = true) throws(SystemError) -> FileStatus {
        var status = stat()
        try attempt("stat") { fstatat(number, path, &status, followingLink ? 0 : AT_SYMLINK_NOFOLLOW) }
        return FileStatus(status)
    }
}
