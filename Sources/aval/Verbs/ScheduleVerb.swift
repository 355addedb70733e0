import ArgumentParser
import AvalCommandLine
import AvalOperations

/// `aval schedule`: when a declaration's contribution is called, and how much each time.
struct ScheduleVerb: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "schedule",
        abstract: "Montre l'échéancier d'une déclaration : les appels, leurs échéances, leurs montants.")

    @Argument(help: ArgumentHelp("Déclaration ; « - » pour l'entrée standard.", valueName: "fichier")) var file: String
    @OptionGroup var folders: RuleOptions
    @Option(help: ArgumentHelp("Forme de la sortie : text ou json.", valueName: "forme")) var format = Format.text
    @Option(help: ArgumentHelp("Juger à cette date plutôt qu'à celle de la déclaration.", valueName: "AAAA-MM-JJ"))
    var date: String?
    @Flag(help: "Sortir avec 0 même si la déclaration est refusée, illisible ou sans tarif.") var exitZero = false

    enum Format: String, ExpressibleByArgument, CaseIterable {
        case text = "text"
        case json = "json"
    }

    func run() throws {
        let day = try date.map { try DayArgument.number($0) }
        let planning = CallPlanning(try folders.load())
        var declaration: [UInt8] = []
        let failure = InputPieces.read(file) { bytes, _ in
            declaration += Array(bytes.memory)
            return true
        }
        if let failure { throw Console.unable(failure) }
        switch planning.plan(declaration, on: day) {
        case .calls(let schedule, let isRefused):
            try tell(schedule)
            if isRefused { try refuse("la déclaration est refusée : ces montants peuvent changer") }
        case .none(let reason), .unreadable(let reason): try refuse("« \(file) » : \(reason)")
        }
    }

    private func tell(_ schedule: CallSchedule) throws {
        switch format {
        case .json: try Console.output(json: schedule.json)
        case .text: try Console.output(schedule.text)
        }
    }

    private func refuse(_ reason: String) throws {
        Console.error("aval : \(reason)")
        if !exitZero { throw ExitCode(1) }
    }
}
