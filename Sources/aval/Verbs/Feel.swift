import ArgumentParser
import AvalCommandLine
import AvalOperations
import AvalValues
import AvalSystem

/// `aval feel`: expressions tried out, one or many.
struct Feel: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Évalue une expression FEEL, ou celles qu'on tape.",
        discussion: """
            Sans expression : une invite avec historique si l'entrée est un terminal (« :aide » y montre les commandes), \
            sinon une expression par ligne, une valeur par ligne.
            """)

    @Argument(help: "Expression à évaluer.") var expression: String?
    @Option(help: ArgumentHelp("Objet JSON qui donne des valeurs aux noms.", valueName: "fichier")) var context: String?
    @Option(
        help: ArgumentHelp(
            "Déclaration où les noms des règles (age, categorie, date_reference, pcs_ese…) prennent leurs valeurs.",
            valueName: "fichier"))
    var declaration: String?
    @Option(help: ArgumentHelp("Les noms de ce salarié de la déclaration.", valueName: "identifiant")) var salarie:
        String?
    @OptionGroup var folders: RuleOptions
    @Option(
        help: ArgumentHelp(
            "Le jour que donnent today(), now() et date_reference, plutôt qu'aujourd'hui.", valueName: "AAAA-MM-JJ"))
    var date: String?
    @Flag(help: "Lire des cas de conformité en JSON, un par ligne, et écrire leurs valeurs de même.") var jsonl = false

    func validate() throws {
        if jsonl, expression != nil || context != nil || declaration != nil {
            throw ValidationError("--jsonl lit ses expressions et leurs données sur l'entrée standard")
        }
        if salarie != nil, declaration == nil {
            throw ValidationError("--salarie choisit dans la déclaration que donne --declaration")
        }
    }

    func run() throws {
        let day = try date.map { CalendarDate(dayNumber: try DayArgument.number($0)) }
        let now =
            day.map(ParisClock.midnight)
            ?? ParisClock.moment(secondsSince1970: Int(SystemClock.unixMilliseconds() / 1000))
        if jsonl { return try ConformanceRun(now: now).run() }
        var bench = ExpressionBench(now: now)
        if let day, declaration == nil { bench.bind("date_reference", to: .date(day)) }
        var session = ExpressionSession(bench, DeclarationSource(folders, day: day?.dayNumber))
        if let context, !session.load(context) { throw ExitCode(2) }
        if let declaration, try !session.declare(declaration) { throw ExitCode(2) }
        if let salarie, !session.choose(salarie: salarie) { throw ExitCode(2) }
        if let expression {
            if try !session.evaluate(expression) { throw ExitCode(1) }
        } else if Terminal.isThere(0) {
            try session.converse()
        } else if try !session.answerLines() {
            throw ExitCode(1)
        }
    }

    /// The arguments with an expression that begins with « - » behind « -- », where no option is looked for: `-1` and
    /// `-age` are expressions, `--date` and `-h` are not.
    static func separated(_ arguments: [String]) -> [String] {
        guard arguments.first == configuration.commandName ?? "feel", !arguments.contains("--") else {
            return arguments
        }
        let index = arguments.indices.dropFirst().first { isNegative(arguments[$0]) }
        guard let index,
            !["--context", "--date", "--declaration", "--salarie", "--rules", "--tariffs"].contains(
                arguments[index - 1])
        else { return arguments }
        return arguments[..<index] + arguments[(index + 1)...] + ["--", arguments[index]]
    }

    private static func isNegative(_ argument: String) -> Bool {
        guard argument.hasPrefix("-"), argument != "-h" else { return false }
        return !argument.hasPrefix("--") || !(argument.dropFirst(2).first?.isLetter ?? true)
    }
}
