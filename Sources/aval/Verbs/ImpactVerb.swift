import ArgumentParser
import AvalBatch
import AvalChanges
import AvalCommandLine
import AvalCorpus
import AvalJSON
import AvalLoading
import AvalOperations
import AvalSystem
import AvalValues

/// `aval impact`: what a change of the rules does to a corpus of declarations.
struct ImpactVerb: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "impact",
        abstract: "Compte ce qu'un changement de règles change aux verdicts d'un corpus.",
        discussion: """
            Chaque déclaration est jugée par les deux jeux de règles, en une seule lecture ; sans corpus, celles que « aval \
            generate » fabrique d'après les règles d'après. Un jeu est un dossier qui contient \
            Rules et Tariffs, « sha256:… » d'une archive (--archive), ou une révision de Git. Sort avec 1 quand une tolérance \
            est dépassée ; sans --tolerance, dès qu'un verdict change. --tolerance NOM=NOMBRE ou NOM=N% se répète : \
            \(Tolerance.Subject.allCases.map(\.rawValue).joined(separator: ", ")) ; hors_effet et inexplique valent 0 d'office.
            """)

    @Argument(
        help: ArgumentHelp("Fichiers ou dossiers de déclarations ; « - » pour l'entrée standard.", valueName: "corpus"))
    var inputs: [String] = []
    @Option(help: ArgumentHelp("Le jeu de règles d'avant.", valueName: "règles")) var from: String
    @Option(help: ArgumentHelp("Le jeu de règles d'après.", valueName: "règles")) var to: String
    @OptionGroup var editions: EditionOptions
    @Option(help: ArgumentHelp("Forme de la sortie : text ou json.", valueName: "forme")) var format = ReportFormat.text
    @Option(help: ArgumentHelp("Page HTML de l'impact.", valueName: "fichier")) var report: String?
    @Option(
        name: .customLong("nouveaux-refus"),
        help: ArgumentHelp(
            "Fichier des déclarations nouvellement refusées, une par ligne, pour vous seul.", valueName: "fichier"))
    var refused: String?
    @Option(
        name: .customLong("en-date"),
        help: ArgumentHelp(
            "Juger toutes les déclarations ce jour-là, règles de campagne et d'exercice laissées de côté.",
            valueName: "AAAA-MM-JJ")) var day: String?
    @Option(
        help: ArgumentHelp(
            "Jour où le changement prend effet : aucun verdict d'avant ne doit changer. D'office, d'après les dates des règles.",
            valueName: "AAAA-MM-JJ")) var effet: String?
    @Option(
        help: ArgumentHelp(
            "Champ de la déclaration par lequel répartir les changements de catégorie.", valueName: "champ"))
    var par = "adherent.code_naf"
    @Option(help: ArgumentHelp("Ce qui peut changer sans que la commande échoue.", valueName: "NOM=NOMBRE"))
    var tolerance: [String] = []
    @Option(help: ArgumentHelp("Témoins de chaque sorte de changement.", valueName: "nombre")) var temoins = 5
    @Option(help: ArgumentHelp("Nombre de fils qui jugent ; par défaut, un par cœur.", valueName: "nombre")) var jobs:
        Int?
    @Option(
        name: .customLong("forme"),
        help: ArgumentHelp("Forme des entrées : \(InputForm.words), plutôt que d'après leur nom.", valueName: "forme"))
    var form: InputForm?
    @Option(help: ArgumentHelp("Sans corpus, combien de déclarations sont fabriquées.", valueName: "nombre"))
    var nombre = 20_000
    @Flag(help: "Réunir des résultats --format json d'un même impact, donnés à la place du corpus.") var reunir = false
    @Flag(help: "Remplacer les sorties qui existent déjà.") var overwrite = false
    @Flag(help: "Ne pas montrer l'avancement.") var quiet = false

    func validate() throws {
        for text in tolerance where Tolerance(text) == nil {
            let names = Tolerance.Subject.allCases.map(\.rawValue).joined(separator: ", ")
            throw ValidationError("--tolerance \(text) : attendu NOM=NOMBRE ou NOM=N%, NOM parmi \(names)")
        }
        if let jobs, !(1...256).contains(jobs) { throw ValidationError("--jobs va de 1 à 256") }
        if !(0...100).contains(temoins) { throw ValidationError("--temoins va de 0 à 100") }
        if inputs.isEmpty, reunir { throw ValidationError("--reunir prend les résultats à réunir") }
        if !(1...100_000_000).contains(nombre) { throw ValidationError("--nombre va de 1 à 100000000") }
    }

    func run() throws {
        let comparison = RuleComparison(try editions.edition(from), try editions.edition(to))
        let outputs = try claimed()
        let found = reunir ? try joined(comparison) : try measured(comparison)
        for note in found.notes { Console.error(note) }
        do throws(BatchError) { try outputs.write(found) } catch { throw Console.unable(error.message) }
        switch format {
        case .text: try Console.output(String(ImpactText(found).text.dropLast()))
        case .json: try Console.output(json: found.json)
        }
        let excesses = found.excesses(tolerances)
        for excess in excesses { Console.error("au-delà de la tolérance : \(excess)") }
        if found.isIncomplete { Console.error("tout n'a pas pu être lu et jugé : ces chiffres sont partiels") }
        if !excesses.isEmpty || found.isIncomplete { throw ExitCode(1) }
    }

    private var tolerances: [Tolerance] {
        let asked = tolerance.compactMap { Tolerance($0) }
        let named = asked.map(\.subject)
        var usual: [Tolerance.Subject] = [.outOfReach, .unexplained]
        if asked.isEmpty { usual.append(.verdicts) }
        return asked + usual.filter { !named.contains($0) }.map { .none($0) }
    }

    private func claimed() throws -> ImpactOutputs {
        do throws(BatchError) {
            return try ImpactOutputs(report: report, refused: refused, mayReplace: overwrite)
        } catch { throw Console.unable(error.message) }
    }

    private func joined(_ comparison: RuleComparison) throws -> ImpactReport {
        var parts: [JSONValue] = []
        for path in inputs {
            guard let part = try? JSONReader.parse(try UserFiles.read(path).orExit()) else {
                throw Console.unable("« \(path.shown) » n'est pas du JSON")
            }
            parts.append(part)
        }
        switch ImpactReport.joined(parts, comparison, witnesses: temoins) {
        case .success(let report): return report
        case .failure(let mismatch):
            throw Console.unable(
                "« \(inputs[mismatch.index].shown) » n'est pas un résultat d'impact entre ces deux jeux de règles, avec ces options"
            )
        }
    }

    private func measured(_ comparison: RuleComparison) throws -> ImpactReport {
        var options = ImpactOptions(inputs: inputs)
        options.form = form
        options.jobs = jobs ?? max(1, min(256, Machine.processors))
        options.day = try day.map { try DayArgument.number($0) }
        options.effect = try effet.map { try DayArgument.number($0) }
        options.split = try splitPath(comparison)
        options.witnesses = temoins
        options.listsRefused = refused != nil
        let stop = StopSign()
        try Console.keepSignals(.interrupt, .terminate)
        try Console.handleSignals { stop.interrupt(by: $0.name) }
        let impact = Impact(options, comparison, stop: stop)
        if inputs.isEmpty {
            // What the newer rules look at is what may have changed.
            var made = Corpus(comparison.editions.after.rulebook).prefix(nombre).makeIterator()
            return impact.run(on: { made.next() }, called: "corpus fabriqué")
        }
        do throws(BatchError) {
            return try impact.run(
                isTerminal: Console.isTerminal && !quiet, columns: Console.columns, show: Console.raw)
        } catch { throw Console.unable(error.message) }
    }

    private func splitPath(_ comparison: RuleComparison) throws -> [String] {
        let path = par.split(separator: ".").map(String.init)
        guard let field = comparison.editions.after.rulebook.rules.schema.field(path, in: 0) else {
            throw Console.unable("--par : la déclaration n'a pas de champ « \(par) »")
        }
        if field.isPersonal {
            throw Console.unable("--par : « \(par) » est personnel, rien ne peut être réparti par lui")
        }
        return path
    }
}
