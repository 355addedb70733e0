import ArgumentParser
import AvalCommandLine
import AvalLoading
import AvalOperations

/// `aval golden`: compares the samples with their recorded verdicts, or records them.
struct Golden: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Compare les échantillons à leurs verdicts enregistrés.",
        discussion: "Un verdict se relit avant d'être enregistré : « --update » remplace ceux qui diffèrent.")

    @Argument(help: ArgumentHelp("Échantillons : fichiers ou dossiers.", valueName: "échantillon")) var samples:
        [String] = ["Samples"]
    @OptionGroup var folders: RuleOptions
    @Flag(help: "Enregistrer les verdicts d'aujourd'hui.") var update = false

    func run() throws {
        let golden = GoldenSamples(rulebook: try folders.load())
        let paths = try samples.flatMap { try GoldenSamples.find($0).orExit() }
        var failed = 0
        var recorded = 0
        var unusable = 0
        for path in paths {
            let outcome = golden.compare(path, updating: update)
            switch outcome.result {
            case .same: continue
            case .recorded:
                recorded += 1
                try Console.output("enregistré : \(GoldenSamples.verdictPath(of: path))")
            case .missing:
                failed += 1
                try Console.output(
                    "\(path) : aucun verdict enregistré ; relisez-le puis lancez « aval golden --update \(path) »")
            case .different(let lines):
                failed += 1
                try Console.output(
                    "\(path) : le verdict a changé (- enregistré, + obtenu)\n"
                        + lines.map { "  \($0)" }.joined(separator: "\n"))
            case .failed(let message):
                unusable += 1
                Console.error("aval : \(message)")
            }
        }
        if paths.isEmpty {
            Console.error("aval : aucun échantillon trouvé")
            throw ExitCode(2)
        }
        Console.error("\(paths.count) échantillons : \(failed) différents, \(recorded) enregistrés.")
        if unusable > 0 { throw ExitCode(2) }
        if failed > 0 { throw ExitCode(1) }
    }
}
