import AvalSystem
import Logging
import NIOCore
import NIOPosix

/// The listening socket and the threads behind it.
final class SocketDoor: Sendable {
    /// How many clients may wait before the first is accepted.
    private static let backlog: Int32 = 1024
    /// How long no client is accepted after the system had no file descriptor left.
    private static let pause = TimeAmount.milliseconds(100)
    /// How often it is looked, when stopping, whether all that had connected are accepted, and how long it waits in between.
    /// How long a thread may go on with a line whose client has gone, before it is left to itself.
    private static let patience = Duration.seconds(2)
    private static let looks = (count: 500, interval: Duration.milliseconds(2))

    private let claim: SocketClaim
    private let group: MultiThreadedEventLoopGroup
    private let heavy: HeavyLines
    private let registry: ConnectionRegistry
    private let listener: any Channel

    /// Takes the socket and lets clients in.
    static func open(
        _ socket: UnixSocket, responder: any LineResponder, configuration: LineServerConfiguration,
        budget: ByteBudget, tally: LineTally, logger: Logger
    ) async throws(TransportError) -> SocketDoor {
        let claim = try SocketClaim.take(socket, backlog: backlog)
        guard let room = OpenFiles.makeRoom(for: configuration.maxConnections, threads: configuration.threads) else {
            claim.removeFile()
            throw TransportError(.system, OpenFiles.tooFew)
        }
        if room < configuration.maxConnections {
            logger.warning("moins de connexions que demandé : limite de fichiers ouverts", metadata: ["max": "\(room)"])
        }
        let group = MultiThreadedEventLoopGroup(numberOfThreads: configuration.threads)
        let answers = ByteBudget(limit: configuration.maxAnswerBytes)
        let heavy = HeavyLines(configuration, budget: budget, answers: answers, tally: tally, responder: responder)
        let loops = LoopTable(group) {
            LoopContext(
                worker: responder.makeWorker(), configuration: configuration, heavy: heavy, budget: budget,
                answers: answers, tally: tally, logger: logger)
        }
        let registry = ConnectionRegistry(limit: room, tally: tally)
        tally.connectionLimit.store(room, ordering: .relaxed)
        let bootstrap = bootstrap(group, loops: loops, registry: registry, configuration: configuration, logger: logger)
        do {
            let listener = try await bootstrap.withBoundSocket(claim.descriptor).get()
            // The library listens again with a number of its own before it looks at its options.
            try claim.widen(backlog: backlog)
            return SocketDoor(claim: claim, group: group, heavy: heavy, registry: registry, listener: listener)
        } catch {
            claim.removeFile()
            heavy.stop()
            group.shutdownGracefully { _ in }
            throw TransportError(.system, "Le socket « \(socket.path) » ne peut être écouté : \(error)")
        }
    }

    private init(
        claim: SocketClaim, group: MultiThreadedEventLoopGroup, heavy: HeavyLines, registry: ConnectionRegistry,
        listener: any Channel
    ) {
        self.claim = claim
        self.group = group
        self.heavy = heavy
        self.registry = registry
        self.listener = listener
    }

    // MARK: Stopping

    /// Accepts no client any more, and has every connection answer what has come.
    func drain() async {
        claim.removeFile()
        await servePendingConnections()
        try? await listener.close()
        registry.drain()
    }

    /// Waits, not for long, until those that had connected are served: they may have sent requests already, and closing
    /// would leave them unanswered. No client comes after them, since the socket's file is gone.
    private func servePendingConnections() async {
        for _ in 0..<Self.looks.count {
            if !claim.hasPendingConnection {
                // The last one may have been taken by the listener's thread, and not be known yet.
                try? await listener.eventLoop.submit {}.get()
                if !registry.isLettingIn { return }
            }
            try? await Task.sleep(for: Self.looks.interval)
        }
    }

    /// Closes the connections that are left; they have a moment to do so.
    func closeAll() {
        registry.closeAll()
    }

    /// Waits no longer, even for connections whose thread does not come back.
    func giveUp() {
        registry.giveUp()
    }

    /// Returns once every connection is closed, or given up; then ends the threads. A thread that does not come back
    /// is not waited for.
    func waitUntilClosed() async {
        let isEmpty = await registry.waitUntilEmpty()
        // A line may still be judged whose client has gone: its answer is handed to a loop, which must be there.
        let isIdle = await heavy.end(patience: isEmpty ? Self.patience : .zero)
        if isEmpty, isIdle { try? await group.shutdownGracefully() }
    }

    // MARK: Letting in

    private static func bootstrap(
        _ group: MultiThreadedEventLoopGroup, loops: LoopTable, registry: ConnectionRegistry,
        configuration: LineServerConfiguration, logger: Logger
    ) -> ServerBootstrap {
        let high = configuration.maxUnsentBytes
        return ServerBootstrap(group: group)
            .serverChannelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    let pipeline = channel.pipeline.syncOperations
                    try pipeline.addHandlers(pauseWithoutDescriptors(logger), ArrivalHandler(registry))
                }
            }
            .childChannelOption(.autoRead, value: false)
            .childChannelOption(.allowRemoteHalfClosure, value: true)
            // One parcel a turn: the threads go round their connections, and little waits in memory.
            .childChannelOption(.maxMessagesPerRead, value: 1)
            .childChannelOption(
                .recvAllocator, value: AdaptiveRecvByteBufferAllocator(minimum: 2048, initial: 4096, maximum: 65_536)
            )
            .childChannelOption(.writeBufferWaterMark, value: .init(low: high / 4, high: high))
            .childChannelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    try letIn(channel, loops: loops, registry: registry, logger: logger)
                }
            }
    }

    private static func letIn(
        _ channel: any Channel, loops: LoopTable, registry: ConnectionRegistry, logger: Logger
    ) throws {
        let loop = try loops.context(of: channel.eventLoop)
        let peer = peer(of: channel)
        switch registry.admit(channel, from: peer) {
        case .admitted:
            channel.closeFuture.whenComplete { _ in registry.remove(channel) }
            try channel.pipeline.syncOperations.addHandlers(
                SettlementHandler(registry),
                ConnectionHandler(loop: loop, isAdministrator: loop.configuration.administrators.include(peer)))
        case .full(let isFirst):
            if isFirst { logger.warning("trop de connexions : les suivantes sont refusées") }
            try channel.pipeline.syncOperations.addHandler(RefusalHandler(loop: loop))
        case .overShare:
            try channel.pipeline.syncOperations.addHandler(RefusalHandler(loop: loop))
        case .stopping:
            throw ChannelError.alreadyClosed
        }
    }

    private static func peer(of channel: any Channel) -> PeerCredentials? {
        let pipeline = channel.pipeline.syncOperations
        let peer = try? pipeline.withUnsafeTransportIfAvailable(of: NIOBSDSocket.Handle.self) { descriptor in
            PeerCredentials(of: Descriptor(lending: descriptor))
        }
        return peer ?? nil
    }

    /// Without a file descriptor left, letting in fails at once and for ever: it is tried again after a pause.
    private static func pauseWithoutDescriptors(_ logger: Logger) -> AcceptBackoffHandler {
        AcceptBackoffHandler(shouldForwardIOErrorCaught: false) { error in
            logger.warning("connexion impossible à prendre", metadata: ["errno": "\(error.errnoCode)"])
            return pause
        }
    }
}
