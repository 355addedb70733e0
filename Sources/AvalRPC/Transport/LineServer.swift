import Logging
import Synchronization

/// Lines in, answers out: on a Unix socket, on the standard streams, or on both at once.
///
/// The lines of a connection are answered one after another, in their order; connections do not wait for each other.
/// What clients may take (bytes, lines, connections) is bounded by the configuration. Nothing of a line is ever logged.
public final class LineServer: Sendable {
    private struct State {
        var socket: SocketDoor?
        var streams: StreamDoor?
        /// Whether a socket was taken, or is about to be.
        var hasSocket = false
        var hasStreams = false
        var isStopping = false
        /// How long what has come may take to be answered, once stopping.
        var grace = Duration.seconds(10)
    }

    private let responder: any LineResponder
    private let configuration: LineServerConfiguration
    private let logger: Logger
    private let budget: ByteBudget
    private let tally = LineTally()
    private let state = Mutex(State())
    private let stopped = Latch()

    /// A server that opens nothing yet, and starts no thread before it does.
    public init(
        responder: any LineResponder, configuration: LineServerConfiguration = LineServerConfiguration(),
        logger: Logger
    ) {
        self.responder = responder
        self.configuration = configuration
        self.logger = logger
        budget = ByteBudget(limit: configuration.maxHeldBytes)
    }

    /// What has been done so far.
    public var counters: LineCounters { tally.snapshot }

    // MARK: Doors

    /// Creates the socket and serves its clients; returns once they can come. A server has one socket at most.
    public func listen(on socket: UnixSocket) async throws(TransportError) {
        try begin(\.hasSocket, or: "Le serveur a déjà un socket, ou s'arrête")
        let door: SocketDoor
        do throws(TransportError) {
            door = try await SocketDoor.open(
                socket, responder: responder, configuration: configuration, budget: budget, tally: tally,
                logger: logger)
        } catch {
            state.withLock { $0.hasSocket = false }
            throw error
        }
        let grace = state.withLock { state in
            state.socket = door
            return state.isStopping ? state.grace : nil
        }
        if let grace {
            await stop(door, within: grace)
            throw TransportError(.wrongMoment, "Le serveur s'arrête")
        }
        logger.info("socket ouvert", metadata: ["chemin": "\(socket.path)"])
    }

    /// Serves lines from `input`, answering on `output`; returns once that has ended. Pipes, files and terminals are
    /// served alike; the descriptors stay open. A server serves streams once.
    public func serveStreams(input: Int32 = 0, output: Int32 = 1) async throws(TransportError) -> StreamEnd {
        try begin(\.hasStreams, or: "Le serveur a déjà ses flux, ou s'arrête")
        let door = try StreamDoor()
        let isStopping = state.withLock { state in
            state.streams = door
            return state.isStopping
        }
        if isStopping { door.drain() }
        door.start(
            input: input, output: output, responder: responder, configuration: configuration, budget: budget,
            tally: tally)
        return try await door.waitUntilEnded()
    }

    // MARK: Stopping

    /// Accepts no client and reads no further, answers every whole line that has come, and closes; what is not done after
    /// `grace` is closed as it is. Returns once all is closed. A second call waits for the first.
    public func shutdown(grace: Duration = .seconds(10)) async {
        let doors = state.withLock { state -> (socket: SocketDoor?, streams: StreamDoor?)? in
            if state.isStopping { return nil }
            state.isStopping = true
            state.grace = grace
            return (state.socket, state.streams)
        }
        guard let doors else { return await stopped.wait() }
        let watch = Task { await Self.closeLate(doors.socket, doors.streams, after: grace, logger) }
        doors.streams?.drain()
        await doors.socket?.drain()
        await doors.socket?.waitUntilClosed()
        // How the streams ended is told to the caller that serves them.
        _ = try? await doors.streams?.waitUntilEnded()
        watch.cancel()
        stopped.open()
    }

    /// Returns once the server has been shut down.
    public func waitUntilShutdown() async {
        await stopped.wait()
    }

    /// Notes that a door opens, if it may.
    private func begin(
        _ door: WritableKeyPath<State, Bool> & Sendable, or refusal: String
    ) throws(TransportError) {
        let isAllowed = state.withLock { state in
            if state.isStopping || state[keyPath: door] { return false }
            state[keyPath: door] = true
            return true
        }
        if !isAllowed { throw TransportError(.wrongMoment, refusal) }
    }

    /// The socket opened while the server was being stopped: clients may have come already, and are answered.
    private func stop(_ door: SocketDoor, within grace: Duration) async {
        let watch = Task { await Self.closeLate(door, nil, after: grace, logger) }
        await door.drain()
        await door.waitUntilClosed()
        watch.cancel()
    }

    private static func closeLate(
        _ socket: SocketDoor?, _ streams: StreamDoor?, after grace: Duration, _ logger: Logger
    ) async {
        guard (try? await Task.sleep(for: grace)) != nil else { return }
        logger.warning("délai d'arrêt dépassé : ce qui reste est fermé")
        streams?.abandon()
        socket?.closeAll()
        // Closing takes an instant on a thread that is free; one that is not after this does not come back.
        guard (try? await Task.sleep(for: .seconds(2))) != nil else { return }
        socket?.giveUp()
    }
}
