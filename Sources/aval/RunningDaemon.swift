import ArgumentParser
import AvalCommandLine
import AvalJSON
import AvalRPC
import AvalLoading
import AvalOperations
import AvalSource
import AvalSystem
import Logging
import Synchronization

/// The daemon put together: rules, watcher, line server.
final class RunningDaemon: Sendable {
    let rules: LiveRules
    private let server: LineServer
    private let watcher: FolderWatcher?
    private let logger: Logger
    private let socket: UnixSocket?

    /// Loads the rules and opens nothing yet; what is wrong is said on standard error and ends the program with 2.
    init(_ options: Serve) throws {
        LoggingSystem.bootstrap { StreamLogHandler.standardError(label: $0) }
        let logger = Logger(label: "aval")
        let clock = ServiceClock.system
        let rules = try Self.rules(options, clock, logger)
        let started = clock.elapsedMilliseconds()
        let counters = Mutex<(@Sendable () -> LineCounters)?>(nil)
        let service = ProtocolService(
            rules: rules, maxLine: options.maxLine,
            today: { ISODay.inParis(secondsSince1970: Int(clock.unixMilliseconds() / 1000)) },
            status: { Self.status(clock.elapsedMilliseconds() - started, counters.withLock { $0 }) })
        let server = LineServer(
            responder: service,
            configuration: LineServerConfiguration(maxLine: options.maxLine, threads: options.threads), logger: logger)
        counters.withLock { $0 = { server.counters } }
        self.rules = rules
        self.server = server
        self.logger = logger
        socket = options.socket.map { path in
            UnixSocket(path: path, group: options.group.map { UInt32($0).map { .id($0) } ?? .name($0) })
        }
        watcher = options.watch == .on ? Self.watcher(rules, logger) : nil
    }

    private static func rules(_ options: Serve, _ clock: ServiceClock, _ logger: Logger) throws -> LiveRules {
        do {
            let store = try options.state.map { try AcceptedStore(at: $0) }
            return try LiveRules(folders: options.folders.folders, state: store, clock: clock, logger: logger)
        } catch let error as NoRulesError {
            Console.error(DiagnosticPrinter.text(error.findings, color: Console.isColored(2)))
            Console.error("aval : règles refusées, et aucune version acceptée à servir à leur place (--state)")
        } catch let error as StateError {
            Console.error("aval : \(Finding(error, at: nil).message)")
        }
        throw ExitCode(2)
    }

    /// Watching is a comfort: without it `recharger` still works.
    private static func watcher(_ rules: LiveRules, _ logger: Logger) -> FolderWatcher? {
        do throws(SystemError) {
            return try rules.rules.watch()
        } catch {
            logger.warning("Les fichiers ne seront pas surveillés : \(error)")
            return nil
        }
    }

    private static func status(_ milliseconds: Int64, _ counters: (@Sendable () -> LineCounters)?) -> [JSONMember] {
        let counts = counters?()
        return [
            JSONMember("duree_s", .integer(Int(milliseconds / 1000))),
            JSONMember(
                "compteurs",
                [
                    "connexions_ouvertes": .integer(counts?.connectionsOpen ?? 0),
                    "connexions": .integer(counts?.connectionsTotal ?? 0),
                    "connexions_refusees": .integer(counts?.connectionsRefused ?? 0),
                    "lignes": .integer(counts?.lines ?? 0), "lignes_lourdes": .integer(counts?.heavyLines ?? 0),
                    "surcharges": .integer(counts?.overloads ?? 0),
                    "lignes_trop_longues": .integer(counts?.tooLong ?? 0),
                ]),
        ]
    }

    /// Serves until it is stopped, or until standard input ends; gives what was lost then, in French.
    func serve() async throws(TransportError) -> String? {
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

    /// Answers what was received, then lets `serve` return.
    func stop() {
        logger.info("Arrêt demandé")
        Task { await server.shutdown() }
    }
}
