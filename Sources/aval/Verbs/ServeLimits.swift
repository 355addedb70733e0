import ArgumentParser
import AvalCommandLine
import AvalRPC

/// What clients of a daemon may take.
struct ServeLimits: ParsableArguments {
    @Option(help: ArgumentHelp("Longueur maximale d'une ligne, en octets.", valueName: "octets")) var maxLine = 16 << 20
    @Option(
        help: ArgumentHelp("Connexions ouvertes à la fois ; un processus en a la moitié au plus.", valueName: "nombre"))
    var maxConnections = 4096
    @Option(
        help: ArgumentHelp("Mémoire des lignes reçues en partie ou en attente, en octets.", valueName: "octets"))
    var maxHeldBytes = 256 << 20
    @Option(
        help: ArgumentHelp("Mémoire des longues réponses qui attendent d'être lues, en octets.", valueName: "octets"))
    var maxAnswerBytes = 256 << 20
    @Option(
        help: ArgumentHelp("Une connexion qui ne fait rien pendant ce temps est fermée.", valueName: "secondes"))
    var idleTimeout = 600
    @Option(help: ArgumentHelp("Fils d'exécution des requêtes courtes.", valueName: "nombre")) var threads = 2
    @Option(help: ArgumentHelp("Fils d'exécution des requêtes longues.", valueName: "nombre")) var heavyThreads = 2

    func validate() throws {
        try RuleOptions.check(maxLine: maxLine)
        let bounds = [
            ("--threads", threads, 1...256), ("--heavy-threads", heavyThreads, 1...256),
            ("--max-connections", maxConnections, 1...1 << 20), ("--max-held-bytes", maxHeldBytes, 1 << 16...1 << 40),
            ("--max-answer-bytes", maxAnswerBytes, 1 << 16...1 << 40), ("--idle-timeout", idleTimeout, 1...1 << 30),
        ]
        if maxHeldBytes < maxLine {
            throw ValidationError("--max-held-bytes doit pouvoir contenir une ligne : au moins --max-line (\(maxLine))")
        }
        for (name, value, range) in bounds where !range.contains(value) {
            throw ValidationError("\(name) va de \(range.lowerBound) à \(range.upperBound)")
        }
    }

    /// The limits of a server.
    func configuration(_ administrators: Administrators) -> LineServerConfiguration {
        LineServerConfiguration(
            maxLine: maxLine, maxConnections: maxConnections, maxHeldBytes: maxHeldBytes,
            maxAnswerBytes: maxAnswerBytes, idleSeconds: idleTimeout, administrators: administrators, threads: threads,
            heavyThreads: heavyThreads)
    }
}
