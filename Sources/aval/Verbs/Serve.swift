import ArgumentParser
import AvalCommandLine
import AvalLoading
import AvalOperations
import AvalProofs
import AvalRPC
import AvalSystem
import Logging
import Synchronization

extension RuleGate: ExpressibleByArgument {}

/// `aval serve`: the daemon, on a Unix socket or on standard input and output.
struct Serve: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "serve",
        abstract: "Répond aux requêtes JSON-RPC, une par ligne, sur un socket Unix ou sur l'entrée standard.",
        discussion: """
            Le démon reprend seul les fichiers modifiés, après 300 ms de calme et si « aval check » n'en dirait rien : ce que \
            les exemples, et les scénarios et échantillons qu'il a sous la main, n'exercent pas est refusé aussi. SIGHUP et \
            la méthode « recharger » les reprennent sur demande. « --gate test » veut aussi que les scénarios passent, \
            « --gate golden » qu'aucun verdict enregistré ne change. Ce qui supprime une règle, une période d'un déterminant ou \
            un tarif attend cette demande, ou --accept-removals : « etat » et le journal le disent. SIGTERM répond à ce qui a \
            été reçu, puis arrête.
            """)

    @Option(help: ArgumentHelp("Chemin du socket Unix.", valueName: "chemin")) var socket: String?
    @Flag(help: "Servir l'entrée et la sortie standard.") var stdio = false
    @OptionGroup var folders: RuleOptions
    @Option(
        help: ArgumentHelp(
            "Dossier où garder les dernières règles acceptées, les clés et le journal de ce qui est signé.",
            valueName: "dossier")) var state: String?
    @Option(
        help: ArgumentHelp(
            "Dossier des clés qui signent, s'il n'est pas dans celui de --state.", valueName: "dossier"))
    var keys: String?
    @Option(help: ArgumentHelp("Groupe du socket : nom ou numéro.", valueName: "groupe")) var group: String?
    @Option(help: ArgumentHelp("Reprendre seul les fichiers modifiés : on ou off.", valueName: "on|off")) var watch =
        Switch.on
    @Flag(help: "Reprendre aussi seul ce qui supprime une règle, une période d'un déterminant ou un tarif.")
    var acceptRemovals = false
    @Option(
        help: ArgumentHelp(
            "Groupe dont les membres peuvent recharger les règles et voir les chemins : nom ou numéro. L'utilisateur du démon et root le peuvent toujours.",
            valueName: "groupe")) var adminGroup: String?
    @Option(
        help: ArgumentHelp(
            "Ce que des règles nouvelles doivent passer pour être prises : check, test ou golden.",
            valueName: "barrière")) var gate = RuleGate.check
    @OptionGroup var trials: TrialOptions
    @OptionGroup(title: "Limites") var limits: ServeLimits

    enum Switch: String, ExpressibleByArgument, CaseIterable {
        case on = "on"
        case off = "off"
    }

    func validate() throws {
        if keys != nil, state == nil { throw ValidationError("--keys demande --state : le journal y est tenu") }
        if (socket == nil) != stdio { throw ValidationError("choisissez --socket CHEMIN ou --stdio") }
    }

    func run() async throws {
        // A file that may not grow is an error to tell, not a signal to die of.
        Signal.fileTooLong.ignore()
        let log = try log()
        LoggingSystem.bootstrap { QueuedLogHandler(log, label: $0) }
        let daemon = try daemon(log)
        let isStopping = Mutex(false)
        try Console.handleSignals { signal in
            if signal == .hangUp { return daemon.reload() }
            // Whoever asks twice does not want to wait for what is left.
            if isStopping.withLock({ isStopping in
                defer { isStopping = true }
                return isStopping
            }) {
                ThisProcess.end(2)
            }
            daemon.stop()
        }
        let loss: String?
        do throws(TransportError) { loss = try await daemon.serve() } catch { loss = error.message }
        // What is left to say waits for its reader, but not for long.
        if let loss { log.add("aval : \(loss)") }
        log.flush(milliseconds: Self.patience)
        if loss != nil { throw ExitCode(2) }
    }

    /// How many milliseconds the last lines of the log are given.
    private static let patience = 1000

    private func log() throws -> LogQueue {
        do throws(SystemError) { return try LogQueue() } catch {
            throw Console.unable("le journal ne peut être écrit : \(error.reason)")
        }
    }

    private func daemon(_ log: LogQueue) throws -> RunningDaemon {
        var options = try options()
        options.log = { (log.dropped, log.isBlocked) }
        do throws(DaemonStartError) {
            return try RunningDaemon(options, clock: .system, logger: Logger(label: "aval"))
        } catch {
            if case .noRules(let findings) = error { Console.error(findings) }
            throw Console.unable(error.reason)
        }
    }

    private func options() throws -> DaemonOptions {
        var options = DaemonOptions(folders: folders.folders)
        options.socket = socket.map { path in
            UnixSocket(path: path, group: group.map { UInt32($0).map { .id($0) } ?? .name($0) })
        }
        options.state = state
        options.keys = keys
        options.isWatching = watch == .on
        options.acceptsRemovals = acceptRemovals
        options.limits = limits.configuration(Administrators(group: try administrators()))
        options.gate = try reloadGate()
        return options
    }

    /// The gate that was asked for; what it needs must be there, or it would let everything through.
    private func reloadGate() throws -> ReloadGate {
        let files = trials.files
        if let missing = (files.scenarios + files.samples).first(where: { !Paths.exists($0) }) {
            throw Console.unable("« \(missing) » est introuvable")
        }
        if let option = gate.lack(files) {
            throw Console.unable("« --gate \(gate.rawValue) » ne peut rien demander : donnez « \(option) »")
        }
        return gate.gate(folders: folders.folders, files)
    }

    /// The number of the group that may run the daemon.
    private func administrators() throws -> UInt32? {
        guard let adminGroup else { return nil }
        guard let number = UInt32(adminGroup) ?? SystemGroups.id(of: adminGroup) else {
            throw Console.unable("le groupe « \(adminGroup) » n'existe pas")
        }
        return number
    }
}
