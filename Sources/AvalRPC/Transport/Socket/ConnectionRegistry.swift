import AvalSystem
import NIOCore
import Synchronization

/// The open connections: how many there may be, and which to tell when the server stops.
final class ConnectionRegistry: Sendable {
    /// What becomes of a client that comes.
    enum Admission: Equatable {
        case admitted
        /// There are too many; `isFirst` since there last was room.
        case full(isFirst: Bool)
        /// There is room, but not for one more of this peer's.
        case overShare
        case stopping
    }

    private struct State {
        var channels: [ObjectIdentifier: (channel: any Channel, peer: PeerCredentials?)] = [:]
        /// How many each process and each user has open.
        var processes: [Int32: Int] = [:]
        var users: [UInt32: Int] = [:]
        /// Those taken from the system and not served yet.
        var arriving: Set<ObjectIdentifier> = []
        var isStopping = false
        var wasFull = false
    }

    /// From so many connections on nobody may have them all.
    private static let leastShared = 8

    private let limit: Int
    /// How many of all connections one process may have, and one user: the others must get in too.
    private let share: (process: Int, user: Int)
    private let tally: LineTally
    private let state = Mutex(State())
    private let emptied = Latch()

    init(limit: Int, tally: LineTally) {
        self.limit = limit
        // Of a handful there is nothing to share.
        share = limit < Self.leastShared ? (limit, limit) : (limit - limit / 2, limit - limit / 4)
        self.tally = tally
    }

    /// Notes a connection that was taken from the system; served or closed, it has settled.
    func arrived(_ channel: any Channel) {
        state.withLock { _ = $0.arriving.insert(ObjectIdentifier(channel)) }
        channel.closeFuture.whenComplete { [self] _ in settled(channel) }
    }

    /// Notes that a connection is served.
    func settled(_ channel: any Channel) {
        state.withLock { _ = $0.arriving.remove(ObjectIdentifier(channel)) }
    }

    /// Whether a connection was taken from the system and is not served yet.
    var isLettingIn: Bool { state.withLock { !$0.arriving.isEmpty } }

    func admit(_ channel: any Channel, from peer: PeerCredentials? = nil) -> Admission {
        let admission = state.withLock { state -> Admission in
            if state.isStopping { return .stopping }
            if state.channels.count >= limit {
                defer { state.wasFull = true }
                return .full(isFirst: !state.wasFull)
            }
            if let peer {
                if state.processes[peer.process, default: 0] >= share.process
                    || state.users[peer.user, default: 0] >= share.user
                {
                    return .overShare
                }
                state.processes[peer.process, default: 0] += 1
                state.users[peer.user, default: 0] += 1
            }
            state.channels[ObjectIdentifier(channel)] = (channel, peer)
            state.wasFull = false
            return .admitted
        }
        switch admission {
        case .admitted: tally.connectionOpened()
        case .full, .overShare: tally.connectionsRefused.add(1, ordering: .relaxed)
        case .stopping: break
        }
        return admission
    }

    func remove(_ channel: any Channel) {
        let isLast = state.withLock { state -> Bool in
            guard let (_, peer) = state.channels.removeValue(forKey: ObjectIdentifier(channel)) else { return false }
            if let peer {
                Self.takeOne(&state.processes[peer.process])
                Self.takeOne(&state.users[peer.user])
            }
            tally.connectionClosed()
            return state.isStopping && state.channels.isEmpty
        }
        if isLast { emptied.open() }
    }

    private static func takeOne(_ count: inout Int?) {
        count = count.flatMap { $0 > 1 ? $0 - 1 : nil }
    }

    /// Admits no client any more, and tells each connection to answer what has come and close.
    func drain() {
        let channels = state.withLock { state in
            state.isStopping = true
            return state.channels.values.map(\.channel)
        }
        if channels.isEmpty { emptied.open() }
        for channel in channels { channel.pipeline.fireUserInboundEventTriggered(DrainEvent()) }
    }

    /// Closes what is left, whatever it was doing.
    func closeAll() {
        for channel in state.withLock({ $0.channels.values.map(\.channel) }) { channel.close(promise: nil) }
    }

    /// Stops waiting for connections whose thread does not come back.
    func giveUp() {
        emptied.open()
    }

    /// Returns once the last connection has closed after ``drain()``, or was given up; whether all did close.
    func waitUntilEmpty() async -> Bool {
        await emptied.wait()
        return state.withLock { $0.channels.isEmpty }
    }
}

/// Tells a connection that the server stops.
struct DrainEvent: Sendable {}
