import ArgumentParser
import AvalCommandLine
import AvalDeclarations
import AvalJSON
import AvalRules
import AvalLoading
import AvalOperations

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
        case json, text
    }

    func validate() throws { try RuleOptions.check(maxLine: maxLine) }

    func run() throws {
        let options = try options()
        let run = ValidationRun(
            validator: Validator(FixedRules(try folders.load(runningExamples: true))), options: options,
            asText: format == .text,
            limit: maxLine)
        var failed = false
        for file in files {
            if let problem = run.validate(file: file) {
                Console.error("aval : \(problem)")
                failed = true
            }
        }
        run.flush()
        if failed || run.isBroken { throw ExitCode(2) }
        if run.hasRefusal, !exitZero { throw ExitCode(1) }
    }

    private func options() throws -> ValidationOptions {
        var options = ValidationOptions()
        options.judging.brief = brief
        options.withFingerprint = empreinte
        if let step {
            guard let known = Anomaly.Step(word: step) else {
                let words = Anomaly.Step.allCases.map(\.word).joined(separator: ", ")
                Console.error("aval : « \(step) » n'est pas une étape ; étapes : \(words)")
                throw ExitCode(2)
            }
            options.judging.step = known
        }
        if let date {
            guard let day = ISODay.number(date) else {
                Console.error("aval : « \(date) » n'est pas une date du calendrier (AAAA-MM-JJ)")
                throw ExitCode(2)
            }
            options.judging.day = day
        }
        return options
    }
}
