import ArgumentParser
import AvalCommandLine
import AvalOperations
import AvalSystem

/// `aval check`: everything that is wrong in the rule and tariff files, at once.
struct Check: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Vérifie les fichiers de règles et de tarifs, et montre tous les constats.")

    @OptionGroup var folders: RuleOptions
    @Option(help: ArgumentHelp("Forme de la sortie : text ou json.", valueName: "forme")) var format = Format.text

    @Flag(
        help:
            "Montrer aussi chaque doute, chaque prix déduit et chaque valeur à revoir bientôt : avant une mise en service."
    )
    var release = false

    enum Format: String, ExpressibleByArgument, CaseIterable {
        case text = "text"
        case json = "json"
    }

    func run() throws {
        let today = ISODay.inParis(secondsSince1970: Int(SystemClock.unixMilliseconds() / 1000))
        let result = CheckRules(folders.folders, today: today, isRelease: release).perform()
        switch format {
        case .json: try Console.output(json: result.findings.json)
        case .text:
            try Console.output(result.findings)
            Console.error(result.summary)
            if let note = result.note { Console.error(note) }
        }
        if !result.findings.isEmpty { throw ExitCode(result.fileCount == nil ? 2 : 1) }
    }
}
