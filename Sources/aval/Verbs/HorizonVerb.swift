import ArgumentParser
import AvalCommandLine
import AvalDeclarations
import AvalLoading
import AvalOperations
import AvalValues

/// `aval horizon`: what becomes of a declaration as days go by.
struct HorizonVerb: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "horizon",
        abstract: "Juge une déclaration à chaque jour qui vient, et montre ceux où son verdict change.",
        discussion: """
            Une réforme, une majorité, le tarif d'une autre année : chaque jour est jugé, rien n'a besoin d'être prévu. \
            L'exercice suit les années, comme le feront les déclarations suivantes ; les salariés restent ceux d'aujourd'hui.
            """)

    @Argument(help: ArgumentHelp("Déclaration.", valueName: "fichier")) var file: String
    @OptionGroup var folders: RuleOptions
    @Option(
        name: .customLong("jusqu-au"),
        help: ArgumentHelp("Dernier jour regardé ; d'office cinq ans après.", valueName: "AAAA-MM-JJ")) var until:
        String?
    @Option(help: ArgumentHelp("Forme de la sortie : text ou json (une ligne par jour).", valueName: "forme"))
    var format = JournalVerb.Format.text

    func run() throws {
        let last = try until.map { try DayArgument.number($0) }
        let declaration = try UserFiles.read(file).orExit()
        let horizon = Horizon(try folders.load())
        let found: (from: CalendarDate, to: CalendarDate, changes: [Horizon.Change])
        do throws(InputError) { found = try horizon.changes(of: declaration, until: last) } catch {
            throw Console.unable("« \(file) » ne peut être jugée : \(error.pointer) \(error.message)")
        }
        for change in found.changes {
            switch format {
            case .json: try Console.output(json: change.json)
            case .text:
                try Console.output(([change.date.description] + change.lines.map { "  " + $0 }).joined(separator: "\n"))
            }
        }
        Console.error("\(found.changes.count) jour(s) de changement, du \(found.from) au \(found.to)")
    }
}
