import ArgumentParser
import AvalCommandLine
import AvalLoading
import AvalOperations
import AvalRules

/// `aval validate`: declarations in, verdicts out, a line each.
struct Validate: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Juge des déclarations et écrit un verdict par ligne.",
        discussion:
            "Chaque fichier tient une déclaration par ligne (NDJSON), ou une seule sur plusieurs lignes. « - » lit l'entrée standard."
    )

    @Argument(help: ArgumentHelp("Fichiers à juger ; « - » pour l'entrée standard.", valueName: "fichier")) var files:
        [String] = ["-"]
    @OptionGroup var folders: RuleOptions
    @Option(help: ArgumentHelp("Forme de la sortie : json, ou text pour une personne.", valueName: "forme"))
    var format = Format.json
    @Option(help: ArgumentHelp("Juger jusqu'à cette étape seulement.", valueName: "étape")) var step: String?
    @Option(help: ArgumentHelp("Juger à cette date plutôt qu'à celle de la déclaration.", valueName: "AAAA-MM-JJ"))
    var date: String?
    @Flag(help: "Verdicts courts.") var brief = false
    @Flag(help: "Ajouter l'empreinte de chaque déclaration.") var empreinte = false
    @Flag(help: "Sortir avec 0 même si une déclaration est refusée ou illisible.") var exitZero = false
    @Option(help: ArgumentHelp("Longueur maximale d'une ligne, en octets.", valueName: "octets")) var maxLine = 16 << 20

    enum Format: String, ExpressibleByArgument, CaseIterable {
        case json = "json"
        case text = "text"
    }

    func validate() throws { try RuleOptions.check(maxLine: maxLine) }

    func run() throws {
        let options = try options()
        let validation = LineValidation(
            try folders.load(runningExamples: true), options: options, form: format == .text ? .text : .json,
            limit: maxLine)
        var isWhole = true
        var isWritten = true
        for file in files where isWritten {
            validation.begin()
            // What has been judged goes out before more is waited for: a filter must answer line by line.
            let reason = InputPieces.read(file) { bytes, isLast in
                validation.add(bytes, isLast: isLast)
                if validation.output.count > 0 { isWritten = Console.deliver(validation.output) }
                validation.output.removeAll()
                return isWritten
            }
            if let reason {
                Console.error("aval : \(reason)")
                isWhole = false
            }
        }
        if !isWhole || !isWritten { throw ExitCode(2) }
        if validation.hasRefusal, !exitZero { throw ExitCode(1) }
    }

    private func options() throws -> ValidationOptions {
        var options = ValidationOptions()
        options.judging.brief = brief
        options.withFingerprint = empreinte
        if let step {
            guard let known = Anomaly.Step(word: step) else {
                let words = Anomaly.Step.allCases.map(\.word).joined(separator: ", ")
                throw Console.unable("« \(step) » n'est pas une étape ; étapes : \(words)")
            }
            options.judging.step = known
        }
        options.judging.day = try date.map { try DayArgument.number($0) }
        return options
    }
}
