import AvalLoading
import AvalOperations
import AvalSigning
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
    private let signing: SigningOffer
    /// How many readings asked for by signals are under way or wait.
    private let signalled = Mutex(0)

    /// Loads the rules and opens nothing yet. Throws what keeps it from serving.
    public init(_ options: DaemonOptions, clock: ServiceClock, logger: Logger) throws(DaemonStartError) {
        try Self.checkRoom(options)
        let rules = try Self.rules(options, clock, logger)
        let start = clock.elapsedMilliseconds()
        let (watcher, watchTrouble) = options.isWatching ? Self.watcher(rules, logger) : (nil, nil)
        let (signing, signingNotices) = Self.signing(options, clock, logger)
        let counters = Mutex<(@Sendable () -> LineCounters)?>(nil)
        let service = Service(
            rules: rules,
            privatePaths: [options.folders.rules, options.folders.tariffs, options.state, options.keys]
                .compactMap { $0 },
            signing: signing,
            today: { ISODay.inParis(secondsSince1970: Int(clock.unixMilliseconds() / 1000)) },
            condition: {
                let log = options.log()
                let troubles = [
                    watcher?.trouble, watchTrouble,
                    signing.trouble,
                    log.isBlocked ? Finding(ServiceFinding.journalBlocked(log.dropped), at: nil) : nil,
                ]
                return ServiceCondition(
                    elapsedMilliseconds: clock.elapsedMilliseconds() - start,
                    counts: (counters.withLock { $0 }?() ?? LineCounters()).named
                        + [("lignes_de_journal_perdues", log.dropped)],
                    troubles: signingNotices + troubles.compactMap { $0 })
            })
        let server = LineServer(
            responder: ProtocolService(service: service, maxLine: options.limits.maxLine),
            configuration: options.limits, logger: logger)
        counters.withLock { $0 = { server.counters } }
        self.rules = rules
        self.server = server
        self.logger = logger
        self.watcher = watcher
        socket = options.socket
        self.signing = signing
    }

    /// Opens what the service signs with, and says what was found; a service that cannot sign judges all the same.
    private static func signing(
        _ options: DaemonOptions, _ clock: ServiceClock, _ logger: Logger
    ) -> (SigningOffer, notices: [Finding]) {
        guard let state = options.state else { return (.none, []) }
        do throws(SigningError) {
            let desk = try SigningDesk(SigningState(at: state), keys: options.keys) {
                Int(clock.unixMilliseconds() / 1000)
            }
            let notices = desk.notices.map { Finding(ServiceFinding.signingNotice($0), at: nil) }
            for notice in notices { logger.warning("\(notice.message)") }
            let end = desk.journal.end
            logger.info(
                "Journal des signatures ouvert",
                metadata: ["recus": "\(end.number)", "cle": "\(desk.key.publicKey.id)"])
            return (.desk(desk), notices)
        } catch {
            logger.error("Rien ne peut être signé : \(error)")
            return (.refused(error.description, isTrouble: true), [])
        }
    }

    /// Looks whether the process may have what its options promise to clients: what is refused later ends a program raw.
    private static func checkRoom(_ options: DaemonOptions) throws(DaemonStartError) {
        let limits = options.limits
        if options.socket != nil, OpenFiles.makeRoom(for: limits.maxConnections, threads: limits.threads) == nil {
            throw .noRoom(OpenFiles.tooFew)
        }
        if let reason = MemoryRoom.shortage(for: limits, isSigning: options.state != nil) { throw .noRoom(reason) }
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
                RulesInForce.Setup(
                    folders: options.folders, store: store, acceptsRemovals: options.acceptsRemovals, clock: clock,
                    logger: logger, gate: options.gate))
        } catch {
            throw .noRules(error.findings)
        }
    }

    /// Watching is a comfort: without it `recharger` still works.
    private static func watcher(_ rules: RulesInForce, _ logger: Logger) -> (FolderWatcher?, trouble: Finding?) {
        do throws(SystemError) {
            return (try rules.watch(), nil)
        } catch {
            logger.warning("Les fichiers ne seront pas surveillés : \(error)")
            return (nil, FolderWatcher.absence(because: error))
        }
    }

    /// Serves until it is stopped, or until standard input ends; gives what was lost then, in French.
    public func serve() async throws(TransportError) -> String? {
        defer { if case .desk(let desk) = signing { desk.journal.close() } }
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

    /// Reads the rule files again because the process was told to by a signal; returns at once.
    ///
    /// One reading may be under way and one wait: what is asked for meanwhile is what that one does.
    public func reload() {
        let isEnough = signalled.withLock { count in
            if count >= 2 { return true }
            count += 1
            return false
        }
        if isEnough { return }
        do throws(SystemError) {
            _ = try SystemThread(isDeaf: true) { [self] in
                _ = rules.reload(cause: .signal)
                signalled.withLock { $0 -= 1 }
            }
        } catch {
            signalled.withLock { $0 -= 1 }
            logger.error("Règles non relues : \(error)")
        }
    }

    /// Answers what was received, then lets `serve` return.
    public func stop() {
        logger.info("Arrêt demandé")
        Task { await server.shutdown() }
    }
}
