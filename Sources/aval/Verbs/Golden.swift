import ArgumentParser
import AvalCommandLine
import AvalLoading
import AvalOperations

/// `aval golden`: compares the samples with their recorded verdicts, or records them.
struct Golden: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Compare les échantillons à leurs verdicts enregistrés.",
        discussion:
            "Un verdict se relit avant d'être enregistré : « --update » remplace ceux qui diffèrent. Les échantillons d'un dossier qui a son propre dossier « Tariffs » sont jugés avec ces tarifs."
    )

    @Argument(help: ArgumentHelp("Échantillons : fichiers ou dossiers.", valueName: "échantillon")) var samples:
        [String] = ["Samples"]
    @OptionGroup var folders: RuleOptions
    @Flag(help: "Enregistrer les verdicts d'aujourd'hui.") var update = false

    func run() throws {
        let golden = GoldenSamples(rulebook: try folders.load(), folders: folders.folders)
        let result = try Result { () throws(FileReadingError) in
            try golden.compare(all: samples, updating: update)
        }.orExit()
        for outcome in result.outcomes { try tell(outcome) }
        if result.outcomes.isEmpty { throw Console.unable("aucun échantillon trouvé") }
        Console.error(
            "\(result.outcomes.count) échantillons : \(result.differing) différents, \(result.recorded) enregistrés.")
        if result.hasUnusable { throw ExitCode(2) }
        if result.differing > 0 { throw ExitCode(1) }
    }

    private func tell(_ outcome: GoldenSamples.Outcome) throws {
        switch outcome.result {
        case .same: break
        case .recorded: try Console.output("enregistré : \(GoldenSamples.verdictPath(of: outcome.path))")
        case .missing:
            try Console.output(
                "\(outcome.path) : aucun verdict enregistré ; relisez-le puis lancez « aval golden --update \(outcome.path) »"
            )
        case .different(let lines):
            try Console.output(
                "\(outcome.path) : le verdict a changé (- enregistré, + obtenu)\n"
                    + lines.map { "  \($0)" }.joined(separator: "\n"))
        case .unusable(let message): Console.error("aval : \(message)")
        }
    }
}
