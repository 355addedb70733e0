import Glibc

/// Who is at the other end of a Unix socket, as the system noted when it was connected.
public struct PeerCredentials: Sendable, Hashable {
    /// The user.
    public let user: UInt32
    /// The process; another that got the connection from it is not known.
    public let process: Int32
    /// The groups of the process.
    public let groups: [UInt32]

    /// What is known of the other end; nil where the system does not tell.
    public init?(of descriptor: borrowing Descriptor) {
        // `struct ucred` (process, user, group), which Swift does not see.
        var credentials: [UInt32] = [0, 0, 0]
        var size = socklen_t(credentials.count * MemoryLayout<UInt32>.size)
        guard getsockopt(descriptor.number, SOL_SOCKET, SO_PEERCRED, &credentials, &size) == 0 else { return nil }
        process = Int32(bitPattern: credentials[0])
        user = credentials[1]
        groups = [credentials[2]] + Self.otherGroups(of: descriptor)
    }

    /// The groups beside the first: as many as a process may have fit in one question more.
    private static func otherGroups(of descriptor: borrowing Descriptor) -> [UInt32] {
        var groups = [gid_t](repeating: 0, count: 64)
        for _ in 0..<2 {
            var size = socklen_t(groups.count * MemoryLayout<gid_t>.size)
            if getsockopt(descriptor.number, SOL_SOCKET, SO_PEERGROUPS, &groups, &size) == 0 {
                return Array(groups.prefix(Int(size) / MemoryLayout<gid_t>.size))
            }
            guard errno == ERANGE else { return [] }
            groups = [gid_t](repeating: 0, count: Int(size) / MemoryLayout<gid_t>.size)
        }
        return []
    }
}
