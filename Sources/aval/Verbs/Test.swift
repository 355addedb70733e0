import ArgumentParser
import AvalCommandLine
import AvalLoading
import AvalOperations
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
        let paths = scenarios.isEmpty ? ["Samples/scenarios"].filter(Paths.isFolder) : scenarios
        let test = TestRules(try folders.load(), readFrom: folders.folders, scenarios: paths)
        let result = try Result { () throws(FileReadingError) in try test.perform() }.orExit()
        try Console.output(result.findings)
        Console.error(result.summary)
        if !result.findings.isEmpty { throw ExitCode(1) }
    }
}
