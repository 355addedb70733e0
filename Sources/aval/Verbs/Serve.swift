import ArgumentParser
import AvalCommandLine
import AvalRPC
import AvalSystem
import Logging

/// `aval serve`: the daemon, on a Unix socket or on standard input and output.
struct Serve: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Répond aux requêtes JSON-RPC, une par ligne, sur un socket Unix ou sur l'entrée standard.",
        discussion: """
            Le démon reprend seul les fichiers modifiés, après 300 ms de calme et si leurs exemples passent ; SIGHUP et la \
            méthode « recharger » les reprennent sur demande. SIGTERM répond à ce qui a été reçu, puis arrête.
            """)

    @Option(help: ArgumentHelp("Chemin du socket Unix.", valueName: "chemin")) var socket: String?
    @Flag(help: "Servir l'entrée et la sortie standard.") var stdio = false
    @OptionGroup var folders: RuleOptions
    @Option(help: ArgumentHelp("Dossier où garder les dernières règles acceptées.", valueName: "dossier")) var state:
        String?
    @Option(help: ArgumentHelp("Groupe du socket : nom ou numéro.", valueName: "groupe")) var group: String?
    @Option(help: ArgumentHelp("Reprendre seul les fichiers modifiés : on ou off.", valueName: "on|off")) var watch =
        Switch.on
    @Option(help: ArgumentHelp("Longueur maximale d'une ligne, en octets.", valueName: "octets")) var maxLine = 16 << 20
    @Option(help: ArgumentHelp("Fils d'exécution.", valueName: "nombre")) var threads = 2

    enum Switch: String, ExpressibleByArgument, CaseIterable {
        case on, off
    }

    func validate() throws {
        try RuleOptions.check(maxLine: maxLine)
        if !(1...256).contains(threads) { throw ValidationError("--threads va de 1 à 256") }
        if (socket == nil) != stdio { throw ValidationError("choisissez --socket CHEMIN ou --stdio") }
    }

    func run() async throws {
        Signals.keep(.terminate, .interrupt, .hangUp)
        LoggingSystem.bootstrap { StreamLogHandler.standardError(label: $0) }
        let daemon = try daemon()
        try Console.handleSignals { signal in
            if signal == .hangUp { daemon.reload() } else { daemon.stop() }
        }
        let loss: String?
        do throws(TransportError) { loss = try await daemon.serve() } catch { throw Console.unable(error.message) }
        if let loss { throw Console.unable(loss) }
    }

    private func daemon() throws -> RunningDaemon {
        do throws(DaemonStartError) {
            return try RunningDaemon(options, clock: .system, logger: Logger(label: "aval"))
        } catch {
            if case .noRules(let findings) = error { Console.error(findings) }
            throw Console.unable(error.reason)
        }
    }

    private var options: DaemonOptions {
        var options = DaemonOptions(folders: folders.folders)
        options.socket = socket.map { path in
            UnixSocket(path: path, group: group.map { UInt32($0).map { .id($0) } ?? .name($0) })
        }
        options.state = state
        options.isWatching = watch == .on
        options.maxLine = maxLine
        options.threads = threads
        return options
    }
}
