import ArgumentParser
import AvalCommandLine
import AvalDeclarations
import AvalEngine
import AvalJSON
import AvalLoading
import AvalOperations
import AvalRules
import AvalSystem
import AvalValues

/// `aval explain`: why a verdict says what it says.
struct ExplainVerb: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "explain",
        abstract:
            "Explique un verdict : pour chaque anomalie, catégorie et ligne de l'estimation, la règle et ses conditions.",
        discussion: """
            Chaque condition est évaluée partie par partie, par l'évaluateur simple, et le verdict des deux évaluateurs est comparé. \
            Les valeurs personnelles sont remplacées par « (personnel) », sauf à --local, qui n'écrit que sur un terminal.
            """)

    @Argument(help: ArgumentHelp("Déclaration.", valueName: "fichier")) var file: String
    @OptionGroup var folders: RuleOptions
    @Option(help: ArgumentHelp("Ne montrer que ce qui concerne ce salarié.", valueName: "id")) var salarie: String?
    @Option(help: ArgumentHelp("Ne montrer que cette anomalie ou cette ligne.", valueName: "code")) var code: String?
    @Option(help: ArgumentHelp("Juger à cette date plutôt qu'à celle de la déclaration.", valueName: "AAAA-MM-JJ"))
    var date: String?
    @Option(help: ArgumentHelp("Forme de la sortie : text, json ou html.", valueName: "forme")) var format = Format.text
    @Option(
        name: .customLong("pourquoi-pas"),
        help: ArgumentHelp(
            "Dire pourquoi cette catégorie ou cette anomalie n'est pas là, et ce qui manquerait.",
            valueName: "catégorie|code")) var whyNot: String?
    @Option(help: ArgumentHelp("Juger jusqu'à cette étape seulement.", valueName: "étape")) var step: String?
    @Flag(help: "Montrer les valeurs personnelles, sur un terminal seulement.") var local = false

    enum Format: String, ExpressibleByArgument, CaseIterable {
        case text = "text"
        case json = "json"
        case html = "html"
    }

    func validate() throws {
        if whyNot != nil, code != nil { throw ValidationError("--pourquoi-pas ne va pas avec --code") }
    }

    func run() throws {
        if local, !Console.isOutputTerminal {
            throw Console.unable("--local n'écrit que sur un terminal : ce qui en sortirait serait gardé")
        }
        let declaration = try UserFiles.read(file).orExit()
        let files = RuleFiles.read(folders.folders)
        let fast = try rulebook(files, .compiled)
        var options = ValidationOptions()
        options.judging.day = try date.map { try DayArgument.number($0) }
        options.judging.step = try step.map { try Self.step($0) }
        if let whyNot { return try tell(whyNot, declaration, fast, options) }
        let output = OutputBuffer()
        let validator = Validator(fast)
        let (verdict, explanations) = try ByteView.with(declaration) { bytes in
            try judge(bytes, validator, options, output)
            let verdict = output.array
            let explanations = validator.explanations(showingPersonal: local)
            output.removeAll()
            try judge(bytes, Validator(try rulebook(files, .interpreted)), options, output)
            guard output.array == verdict else {
                throw Console.unable(
                    "les deux évaluateurs ne rendent pas le même verdict : signalez-le, avec cette déclaration")
            }
            return ((try? JSONReader.parse(verdict)) ?? .null, explanations)
        }
        try tell(verdict, explanations)
    }

    private static func step(_ word: String) throws -> Anomaly.Step {
        guard let known = Anomaly.Step(word: word) else {
            let words = Anomaly.Step.allCases.map(\.word).joined(separator: ", ")
            throw Console.unable("« \(word) » n'est pas une étape ; étapes : \(words)")
        }
        return known
    }

    private func tell(
        _ name: String, _ declaration: [UInt8], _ rulebook: Rulebook, _ options: ValidationOptions
    ) throws {
        let why = WhyNot(rulebook, showsPersonal: local)
        let question: WhyNot.Question
        do throws(WhyNot.UnknownName) { question = try why.question(name) } catch {
            throw Console.unable(error.message)
        }
        let answers: [JSONValue]
        do throws(InputError) {
            answers = try ByteView.with(declaration) { (bytes) throws(InputError) in
                try why.answers(to: question, about: bytes, options: options, salarie: salarie)
            }
        } catch {
            throw Console.unable("« \(file) » ne peut être jugée : \(error.pointer) \(error.message)")
        }
        guard !answers.isEmpty else {
            Console.error("aval : rien à expliquer de ce qui est demandé")
            throw ExitCode(1)
        }
        switch format {
        case .text: try Console.output(WhyNotText(answers).text)
        case .html: try Console.output(WhyNotText(answers).html)
        case .json: for answer in answers { try Console.output(json: answer) }
        }
    }

    private func tell(_ verdict: JSONValue, _ explanations: [JSONValue]) throws {
        let text = ExplanationText(verdict, explanations, salarie: salarie, code: code)
        guard !text.isEmpty else {
            Console.error("aval : rien à expliquer\(salarie == nil && code == nil ? "" : " de ce qui est demandé")")
            throw ExitCode(1)
        }
        switch format {
        case .text: try Console.output(text.text)
        case .html: try Console.output(ExplanationPage(text).html)
        case .json:
            for explanation in text.all { try Console.output(json: explanation) }
        }
    }

    private func judge(
        _ declaration: ByteView, _ validator: Validator, _ options: ValidationOptions, _ output: OutputBuffer
    ) throws {
        do throws(InputError) { try validator.validate(declaration, options: options, into: output) } catch {
            throw Console.unable("« \(file) » ne peut être jugée : \(error.pointer) \(error.message)")
        }
    }

    private func rulebook(_ reading: RuleFilesReading, _ evaluation: Evaluation) throws -> Rulebook {
        guard let files = reading.files else {
            Console.error(reading.findings)
            throw ExitCode(2)
        }
        let loaded = RulebookLoader.load(
            files, folders: folders.folders, runningExamples: false, evaluation: evaluation)
        guard let rulebook = loaded.rulebook else {
            Console.error(loaded.findings)
            throw ExitCode(2)
        }
        return rulebook
    }
}
