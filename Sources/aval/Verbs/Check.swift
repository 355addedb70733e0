import ArgumentParser
import AvalCommandLine
import AvalOperations

/// `aval check`: everything that is wrong in the rule and tariff files, at once.
struct Check: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Vérifie les fichiers de règles et de tarifs, et montre tous les constats.")

    @OptionGroup var folders: RuleOptions
    @Option(help: ArgumentHelp("Forme de la sortie : text ou json.", valueName: "forme")) var format = Format.text

    enum Format: String, ExpressibleByArgument, CaseIterable {
        case text, json
    }

    func run() throws {
        let result = CheckRules(folders.folders).perform()
        switch format {
        case .json: try Console.output(json: result.findings.json)
        case .text:
            try Console.output(result.findings)
            Console.error(result.summary)
        }
        if !result.findings.isEmpty { throw ExitCode(result.fileCount == nil ? 2 : 1) }
    }
}
