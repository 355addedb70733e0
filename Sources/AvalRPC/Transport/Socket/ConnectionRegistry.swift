import NIOCore
import Synchronization

/// The open connections: how many there may be, and which to tell when the server stops.
final class ConnectionRegistry: Sendable {
    /// What becomes of a client that comes.
    enum Admission: Equatable {
        case admitted
        /// There are too many; `isFirst` since there last was room.
        case full(isFirst: Bool)
        case stopping
    }

    private struct State {
        var channels: [ObjectIdentifier: any Channel] = [:]
        /// Those taken from the system and not served yet.
        var arriving: Set<ObjectIdentifier> = []
        var isStopping = false
        var wasFull = false
    }

    private let limit: Int
    private let tally: LineTally
    private let state = Mutex(State())
    private let emptied = Latch()

    init(limit: Int, tally: LineTally) {
        self.limit = limit
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

    func admit(_ channel: any Channel) -> Admission {
        let admission = state.withLock { state -> Admission in
            if state.isStopping { return .stopping }
            if state.channels.count >= limit {
                defer { state.wasFull = true }
                return .full(isFirst: !state.wasFull)
            }
            state.channels[ObjectIdentifier(channel)] = channel
            state.wasFull = false
            return .admitted
        }
        switch admission {
        case .admitted: tally.connectionOpened()
        case .full: tally.connectionsRefused.add(1, ordering: .relaxed)
        case .stopping: break
        }
        return admission
    }

    func remove(_ channel: any Channel) {
        let isLast = state.withLock { state -> Bool in
            guard state.channels.removeValue(forKey: ObjectIdentifier(channel)) != nil else { return false }
            tally.connectionClosed()
            return state.isStopping && state.channels.isEmpty
        }
        if isLast { emptied.open() }
    }

    /// Admits no client any more, and tells each connection to answer what has come and close.
    func drain() {
        let channels = state.withLock { state in
            state.isStopping = true
            return Array(state.channels.values)
        }
        if channels.isEmpty { emptied.open() }
        for channel in channels { channel.pipeline.fireUserInboundEventTriggered(DrainEvent()) }
    }

    /// Closes what is left, whatever it was doing.
    func closeAll() {
        for channel in state.withLock({ Array($0.channels.values) }) { channel.close(promise: nil) }
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
