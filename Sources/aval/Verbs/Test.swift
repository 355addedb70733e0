import ArgumentParser
import AvalCommandLine
import AvalLoading
import AvalSource
import AvalSystem

/// `aval test`: the examples that rules carry, and the experts' scenarios.
struct Test: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Joue les exemples des règles, puis les scénarios.",
        discussion: "Sans fichier ni dossier, joue tous ceux de Samples/scenarios.")

    @Argument(help: ArgumentHelp("Scénarios à jouer : fichiers YAML ou dossiers.", valueName: "scénario"))
    var scenarios: [String] = []
    @OptionGroup var folders: RuleOptions

    func run() throws {
        let rulebook = try folders.load()
        let examples = ExampleRunner(rulebook: rulebook).run()
        let paths = scenarios.isEmpty ? ["Samples/scenarios"].filter(Paths.isFolder) : scenarios
        let files = try paths.flatMap { path in try ScenarioFiles.find(path).orExit() }
        let log = FindingLog()
        let outcomes = files.flatMap { ScenarioRunner(rulebook: rulebook, log: log).run($0) }
        let findings = log.findings + examples.compactMap(\.finding) + outcomes.compactMap(\.finding)
        if !findings.isEmpty { try Console.output(DiagnosticPrinter.text(findings, color: Console.isColored(1))) }
        let failed = examples.count { $0.finding != nil } + outcomes.count { $0.finding != nil }
        Console.error(
            "\(examples.count) exemples, \(outcomes.count) scénarios : "
                + (findings.isEmpty ? "tous conformes." : "\(failed) non conformes."))
        if !findings.isEmpty { throw ExitCode(1) }
    }
}

extension Result where Failure == FileReadingError {
    /// The value; what is wrong instead is said on standard error and ends the program with 2.
    func orExit() throws -> Success {
        switch self {
        case .success(let value): return value
        case .failure(let problem):
            Console.error("aval : \(problem.message)")
            throw ExitCode(2)
        }
    }
}
