import AvalSystem

/// The path of a listening socket, taken with care and given back only while it is still ours.
///
/// Taking and giving back happen under a lock on the socket's folder, so that two daemons that start together cannot
/// both believe an old socket dead and remove each other's.
struct SocketClaim: Sendable {
    /// The listening socket, for the server to close.
    let descriptor: Int32
    private let path: String
    private let identity: FileStatus.Identity

    /// Creates the socket and listens. A socket on which no process listens is replaced; anything else at the path is an error.
    static func take(_ socket: UnixSocket, backlog: Int32) throws(TransportError) -> SocketClaim {
        let address = try address(of: socket.path)
        let group = try socket.group.map { (group) throws(TransportError) in try groupID(group) }
        return try FolderLock.hold(folderOf: socket.path) { () throws(TransportError) in
            try makeWay(for: address)
            do throws(SystemError) {
                return try listen(at: address, as: socket, group: group, backlog: backlog)
            } catch {
                throw .failed(error, path: socket.path)
            }
        }
    }

    /// Has so many clients wait before the first is let in, whatever was said to the system since the socket was made.
    func widen(backlog: Int32) throws(SystemError) { try UnixListener.listen(descriptor, backlog: backlog) }

    /// Removes the file, unless another has taken its place. A folder gone or closed to us is no reason to complain:
    /// nothing is left to remove.
    func removeFile() {
        try? FolderLock.hold(folderOf: path) { () throws(TransportError) in
            if Self.status(path)?.identity == identity { try? Paths.remove(path) }
        }
    }

    /// Whether a client has connected that was not accepted yet; to be asked before the socket is closed.
    var hasPendingConnection: Bool { Readiness.hasPendingConnection(descriptor) }

    // MARK: What stands at the path

    private static func status(_ path: String) -> FileStatus? { try? FileStatus(of: path, followingLink: false) }

    private static func makeWay(for address: UnixAddress) throws(TransportError) {
        guard let there = status(address.path) else { return }
        guard there.kind == .socket else {
            throw TransportError(.notASocket, "« \(address.path) » existe et n'est pas un socket")
        }
        do throws(SystemError) {
            switch try address.probe() {
            case .alive: break
            case .gone: return
            case .dead: return try remove(address.path)
            }
        } catch { throw .failed(error, path: address.path) }
        throw TransportError(.socketAlive, "Un autre processus répond déjà sur le socket « \(address.path) »")
    }

    private static func remove(_ path: String) throws(SystemError) {
        do throws(SystemError) { try Paths.remove(path) } catch { if error.cause != .missing { throw error } }
    }

    private static func listen(
        at address: UnixAddress, as socket: UnixSocket, group: UInt32?, backlog: Int32
    ) throws(SystemError) -> SocketClaim {
        // The file is born with no more than it may have. A group's rights come once the group is set.
        let listener = try UnixListener(at: address, permissions: group == nil ? socket.mode : socket.mode & 0o700)
        let identity = try FileStatus(of: socket.path, followingLink: false).identity
        do throws(SystemError) {
            if let group { try Paths.setGroup(socket.path, group) }
            try Paths.setPermissions(socket.path, socket.mode)
        } catch {
            try? Paths.remove(socket.path)
            throw error
        }
        try listener.listen(backlog: backlog)
        return SocketClaim(descriptor: listener.release(), path: socket.path, identity: identity)
    }

    // MARK: What is asked for

    private static func address(of path: String) throws(TransportError) -> UnixAddress {
        if path.isEmpty || path.utf8.contains(0) {
            throw TransportError(.badPath, "Le chemin du socket est vide ou contient un octet nul")
        }
        guard let address = UnixAddress(path: path) else {
            throw TransportError(
                .pathTooLong,
                "Le chemin du socket « \(path) » fait \(path.utf8.count) octets ; le système en admet \(UnixAddress.longestPath)"
            )
        }
        return address
    }

    private static func groupID(_ group: UnixSocket.Group) throws(TransportError) -> UInt32 {
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
