import Glibc

/// The path of a listening socket, taken with care and given back only while it is still ours.
///
/// Taking and giving back happen under a lock on the socket's folder, so that two daemons that start together cannot
/// both believe an old socket dead and remove each other's.
struct SocketClaim: Sendable {
    /// The listening socket.
    let descriptor: Int32
    private let path: String
    private let identity: FileIdentity

    /// Creates the socket and listens. A socket that nobody answers is replaced; anything else at the path is an error.
    static func take(_ socket: UnixSocket, backlog: Int32) throws(TransportError) -> SocketClaim {
        let address = try UnixAddress(path: socket.path)
        let group = try socket.group.map { (group) throws(TransportError) in try groupID(group) }
        let lock = try FolderLock(folderOf: socket.path)
        defer { lock.release() }
        try makeWay(for: address)
        let descriptor = try address.makeSocket()
        do throws(TransportError) {
            let identity = try bind(descriptor, to: address, as: socket, group: group)
            if listen(descriptor, backlog) != 0 { throw TransportError.failed("listen", path: socket.path) }
            return SocketClaim(descriptor: descriptor, path: socket.path, identity: identity)
        } catch {
            close(descriptor)
            throw error
        }
    }

    /// Removes the file, unless another has taken its place. A folder gone or closed to us is no reason to complain:
    /// nothing is left to remove.
    func removeFile() {
        guard let lock = try? FolderLock(folderOf: path) else { return }
        defer { lock.release() }
        if FileIdentity(path: path) == identity { unlink(path) }
    }

    /// Whether somebody has connected who was not let in yet; to be asked before the socket is closed.
    var isKnockedAt: Bool {
        var listener = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
        return poll(&listener, 1, 0) > 0 && listener.revents & Int16(POLLIN) != 0
    }

    // MARK: What stands at the path

    private static func makeWay(for address: UnixAddress) throws(TransportError) {
        guard let there = FileIdentity(path: address.path) else { return }
        guard there.isSocket else {
            throw TransportError(.notASocket, "« \(address.path) » existe et n'est pas un socket")
        }
        switch try address.probe() {
        case .alive:
            throw TransportError(.socketAlive, "Un autre processus répond déjà sur le socket « \(address.path) »")
        case .gone: break
        case .dead:
            if unlink(address.path) != 0, errno != ENOENT { throw TransportError.failed("unlink", path: address.path) }
        }
    }

    private static func bind(
        _ descriptor: Int32, to address: UnixAddress, as socket: UnixSocket, group: gid_t?
    ) throws(TransportError) -> FileIdentity {
        // Linux gives the file the mode of the socket, less the umask: the file is born with no more than it may have,
        // and without touching the umask, which all threads share. A group's rights come once the group is set.
        let birth = group == nil ? socket.mode : socket.mode & 0o700
        if fchmod(descriptor, birth) != 0 { throw TransportError.failed("fchmod", path: socket.path) }
        if address.bind(descriptor) != 0 { throw TransportError.failed("bind", path: socket.path) }
        guard let identity = FileIdentity(path: socket.path) else {
            throw TransportError.failed("lstat", path: socket.path)
        }
        if let failed = grant(socket, group: group) {
            let error = TransportError.failed(failed, path: socket.path)
            unlink(socket.path)
            throw error
        }
        return identity
    }

    /// Sets group and mode; the name of the call that failed.
    private static func grant(_ socket: UnixSocket, group: gid_t?) -> String? {
        if let group, lchown(socket.path, uid_t.max, group) != 0 { return "lchown" }
        return chmod(socket.path, socket.mode) == 0 ? nil : "chmod"
    }

    private static func groupID(_ group: UnixSocket.Group) throws(TransportError) -> gid_t {
        switch group {
        case .id(let id): return id
        case .name(let name):
            guard let id = SystemGroups.id(of: name) else {
                throw TransportError(.unknownGroup, "Le groupe « \(name) » n'existe pas")
            }
            return id
        }
    }
}

/// Which file stands at a path, a symbolic link not followed.
struct FileIdentity: Equatable, Sendable {
    private let device: UInt
    private let inode: UInt
    /// Whether it is a socket.
    let isSocket: Bool

    /// Nil when nothing can be seen there.
    init?(path: String) {
        var status = stat()
        guard lstat(path, &status) == 0 else { return nil }
        device = UInt(status.st_dev)
        inode = UInt(status.st_ino)
        isSocket = status.st_mode & S_IFMT == S_IFSOCK
    }
}

extension TransportError {
    /// The error of a call on the socket that has just failed on this thread.
    static func failed(_ call: String, path: String) -> TransportError {
        let cause = SystemCallError(call)
        switch cause.number {
        case EACCES, EPERM, EROFS:
            return TransportError(.notAllowed, "Le socket « \(path) » ne peut être créé : accès refusé", cause: cause)
        default:
            return TransportError(.system, "Le socket « \(path) » ne peut être ouvert", cause: cause)
        }
    }
}
