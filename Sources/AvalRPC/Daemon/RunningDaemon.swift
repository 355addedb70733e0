import AvalLoading
import AvalOperations
import AvalSource
import AvalSystem
import Logging
import Synchronization

/// The daemon put together: rules, their watcher, the line server.
public final class RunningDaemon: Sendable {
    private let rules: RulesInForce
    private let server: LineServer
    private let watcher: FolderWatcher?
    private let logger: Logger
    private let socket: UnixSocket?

    /// Loads the rules and opens nothing yet. Throws what keeps it from serving.
    public init(_ options: DaemonOptions, clock: ServiceClock, logger: Logger) throws(DaemonStartError) {
        let rules = try Self.rules(options, clock, logger)
        let start = clock.elapsedMilliseconds()
        let counters = Mutex<(@Sendable () -> LineCounters)?>(nil)
        let service = Service(
            rules: rules, today: { ISODay.inParis(secondsSince1970: Int(clock.unixMilliseconds() / 1000)) },
            condition: {
                ServiceCondition(
                    elapsedMilliseconds: clock.elapsedMilliseconds() - start,
                    counts: (counters.withLock { $0 }?() ?? LineCounters()).named)
            })
        let server = LineServer(
            responder: ProtocolService(service: service, maxLine: options.maxLine),
            configuration: LineServerConfiguration(maxLine: options.maxLine, threads: options.threads), logger: logger)
        counters.withLock { $0 = { server.counters } }
        self.rules = rules
        self.server = server
        self.logger = logger
        socket = options.socket
        watcher = options.isWatching ? Self.watcher(rules, logger) : nil
    }

    private static func rules(
        _ options: DaemonOptions, _ clock: ServiceClock, _ logger: Logger
    ) throws(DaemonStartError) -> RulesInForce {
        let store: AcceptedStore?
        do throws(StateError) {
            store = try options.state.map { path throws(StateError) in try AcceptedStore(at: path) }
        } catch {
            throw .stateUnusable(Finding(error, at: nil).message)
        }
        do throws(NoRulesError) {
            return try RulesInForce.start(
                RulesInForce.Setup(folders: options.folders, store: store, clock: clock, logger: logger))
        } catch {
            throw .noRules(error.findings)
        }
    }

    /// Watching is a comfort: without it `recharger` still works.
    private static func watcher(_ rules: RulesInForce, _ logger: Logger) -> FolderWatcher? {
        do throws(SystemError) {
            return try rules.watch()
        } catch {
            logger.warning("Les fichiers ne seront pas surveillés : \(error)")
            return nil
        }
    }

    /// Serves until it is stopped, or until standard input ends; gives what was lost then, in French.
    public func serve() async throws(TransportError) -> String? {
        guard let socket else { return Self.loss(at: try await server.serveStreams()) }
        do throws(TransportError) {
            try await server.listen(on: socket)
        } catch  where error.code == .wrongMoment {
            // Stopped before it could begin: nothing was received.
            return nil
        }
        logger.info("À l'écoute", metadata: ["socket": "\(socket.path)"])
        await server.waitUntilShutdown()
        return nil
    }

    private static func loss(at end: StreamEnd) -> String? {
        switch end {
        case .inputEnded, .stopped: nil
        case .lineTooLong: "une ligne trop longue : rien de ce qui la suit n'a été lu"
        case .outputClosed, .abandoned: "la sortie n'est plus lue : des réponses sont perdues"
        }
    }

    /// Reads the rule files again because the process was told to by a signal.
    public func reload() {
        _ = rules.reload(cause: .signal)
    }

    /// Answers what was received, then lets `serve` return.
    public func stop() {
        logger.info("Arrêt demandé")
        Task { await server.shutdown() }
    }
}
