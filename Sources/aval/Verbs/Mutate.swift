import ArgumentParser
import AvalCommandLine
import AvalLoading
import AvalProofs
import AvalSource
import AvalSystem
import AvalValues

/// `aval mutate`: changes rules in small ways, and tells which changes no example, scenario or sample notices.
struct Mutate: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Change chaque règle un peu, et montre les changements que rien ne remarque.",
        discussion: """
            Une borne, un signe, un mot, une date, une gravité, un prix : un seul à la fois, en mémoire. Ce qui reste sans \
            être remarqué manque d'un exemple, ou s'explique dans le fichier des mutants expliqués.
            """)

    @OptionGroup var trials: TrialOptions
    @OptionGroup var folders: RuleOptions
    @Option(
        help: ArgumentHelp(
            "Mutants expliqués (sinon Samples/mutants_expliques.yaml, s'il existe).", valueName: "fichier"))
    var explained: String?
    @Option(help: ArgumentHelp("Seulement cette règle, ce fait, ce déterminant ou cette ligne.", valueName: "code"))
    var only: [String] = []
    @Option(help: ArgumentHelp("Seulement autant de mutants, pris à intervalles réguliers.", valueName: "nombre"))
    var sample: Int?
    @Option(help: ArgumentHelp("Forme de la sortie : text ou json.", valueName: "forme")) var format = ReportFormat.text

    func validate() throws {
        if let sample, sample < 1 { throw ValidationError("--sample est un nombre de mutants, au moins 1") }
    }

    func run() throws {
        var choice = MutateRules.Choice()
        choice.names = only.isEmpty ? nil : NameSet(only)
        choice.most = sample
        let mutate = MutateRules(folders.folders, trials.files, explained: try entries(), choice: choice)
        let report: MutationReport
        do throws(MutateRules.Obstacle) {
            report = try mutate.perform(progress: ProgressTold().tell)
        } catch {
            throw Self.exit(error)
        }
        switch format {
        case .json: try Console.output(json: report.json)
        case .text:
            try Console.output(report.findings)
            for survivor in report.unexplained { try Console.output(survivor.line) }
            for entry in report.useless { try Console.output(entry.line) }
        }
        Console.error(report.summary)
        if !report.isClean { throw ExitCode(1) }
    }

    private func entries() throws -> ExplainedMutants {
        let usual = "Samples/mutants_expliques.yaml"
        guard let path = explained ?? (Paths.exists(usual) ? usual : nil) else { return .none }
        return ExplainedMutants(SourceFile(path: path, bytes: try UserFiles.read(path).orExit()))
    }

    private static func exit(_ obstacle: MutateRules.Obstacle) -> ExitCode {
        switch obstacle {
        case .faulty(let findings):
            Console.error(findings)
            return ExitCode(2)
        case .failing(let name):
            return Console.unable("« \(name) » n'est pas conforme : « aval test » doit d'abord passer")
        case .unknown(let name):
            return Console.unable(
                "rien ne peut être changé sous le nom « \(name) » ; --only se répète pour en donner plusieurs")
        case .unreadable(let reason): return Console.unable(reason)
        }
    }
}

/// How far the work is, on standard error: a line that is written anew on a terminal, elsewhere a line every tenth.
private final class ProgressTold {
    private var told = -1

    func tell(_ done: Int, _ count: Int) {
        let step = Console.isTerminal ? done : done * 10 / max(1, count)
        guard step != told else { return }
        told = step
        Console.raw(Console.isTerminal ? "\r\(done)/\(count) mutants" : "\(done)/\(count) mutants\n")
        if Console.isTerminal, done == count { Console.raw("\r\u{1B}[K") }
    }
}
