import ArgumentParser
import AvalService
import AvalValues
import Glibc

/// `aval feel`: expressions tried out, one or many.
struct Feel: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Évalue une expression FEEL, ou celles qu'on tape.",
        discussion: """
            Sans expression : une invite avec historique si l'entrée est un terminal (« :aide » y montre les commandes), \
            sinon une expression par ligne, une valeur par ligne. Une expression qui commence par « - » se met après « -- ».
            """)

    @Argument(help: "Expression à évaluer.") var expression: String?
    @Option(help: ArgumentHelp("Objet JSON qui donne des valeurs aux noms.", valueName: "fichier")) var context: String?
    @Option(
        help: ArgumentHelp(
            "Le jour que donnent today(), now() et date_reference, plutôt qu'aujourd'hui.", valueName: "AAAA-MM-JJ"))
    var date: String?
    @Flag(help: "Lire des cas de conformité en JSON, un par ligne, et écrire leurs valeurs de même.") var jsonl = false

    func validate() throws {
        if jsonl, expression != nil || context != nil {
            throw ValidationError("--jsonl lit ses expressions et leurs données sur l'entrée standard")
        }
    }

    func run() throws {
        signal(SIGPIPE, SIG_IGN)
        let day = try date.map(Self.day)
        let now = day.map(ParisClock.midnight) ?? ParisClock.moment(secondsSince1970: time(nil))
        if jsonl { return try ConformanceRun(now: now).run() }
        var session = ExpressionSession(bench: ExpressionBench(now: now))
        if let day { session.bench.bind("date_reference", to: .date(day)) }
        if let context, !session.load(context) { throw ExitCode(2) }
        if let expression {
            if try !session.evaluate(expression) { throw ExitCode(1) }
        } else if isatty(0) == 1 {
            try session.converse()
        } else if try !session.answerLines() {
            throw ExitCode(1)
        }
    }

    private static func day(_ text: String) throws -> CalendarDate {
        guard let number = ISODay.number(text) else {
            Console.error("aval : « \(text) » n'est pas une date du calendrier (AAAA-MM-JJ)")
            throw ExitCode(2)
        }
        return CalendarDate(dayNumber: number)
    }
}
