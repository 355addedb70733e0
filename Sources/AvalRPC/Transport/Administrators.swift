import AvalSystem

/// Who may do what those may who run the daemon: its own user, root, and a group if one is named.
public struct Administrators: Sendable, Hashable {
    private let user = ThisProcess.user
    private let group: UInt32?

    /// The daemon's user and root, and the members of a group.
    public init(group: UInt32? = nil) {
        self.group = group
    }

    /// Whether a peer is one of them; one that the system tells nothing of is not.
    func include(_ peer: PeerCredentials?) -> Bool {
        guard let peer else { return false }
        return peer.user == user || peer.user == 0 || group.map(peer.groups.contains) ?? false
    }
}
