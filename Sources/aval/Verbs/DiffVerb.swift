import ArgumentParser
import AvalChanges
import AvalCommandLine
import AvalLoading
import AvalValues

/// `aval diff`: what tells two editions of the rules apart, as notes for those who live with them.
struct DiffVerb: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "diff",
        abstract: "Dit ce qui diffère entre deux jeux de règles, comme un expert l'écrirait.",
        discussion: """
            Un jeu de règles est un dossier qui contient Rules et Tariffs, « sha256:… » d'une archive (--archive), ou une \
            révision de Git (HEAD, v1.2). Pour chaque condition modifiée, une déclaration sur laquelle l'ancien et le \
            nouveau ne disent pas la même chose est cherchée. Sort avec 1 si quelque chose dont dépendent les verdicts \
            diffère.
            """)

    @Argument(help: ArgumentHelp("Le jeu de règles d'avant.", valueName: "avant")) var before: String
    @Argument(help: ArgumentHelp("Le jeu de règles d'après.", valueName: "après")) var after: String
    @OptionGroup var editions: EditionOptions
    @Option(
        help: ArgumentHelp("Déclarations essayées pour chaque modification ; 0 ne cherche rien.", valueName: "nombre"))
    var essais = 20_000
    @Option(help: ArgumentHelp("Forme de la sortie : text ou json.", valueName: "forme")) var format = ReportFormat.text

    func validate() throws {
        if !(0...10_000_000).contains(essais) { throw ValidationError("--essais va de 0 à 10000000") }
    }

    func run() throws {
        let comparison = RuleComparison(try editions.edition(before), try editions.edition(after))
        let notes = ReleaseNotes(comparison, essais > 0 ? DisagreementSearch(comparison, limit: essais) : nil)
        switch format {
        case .text: try Console.output(String(notes.text.dropLast()))
        case .json: try Console.output(json: notes.json)
        }
        if notes.hasEffect { throw ExitCode(1) }
    }
}

/// Where editions of the rules are found.
struct EditionOptions: ParsableArguments {
    @Option(help: ArgumentHelp("Dossier des règles archivées, pour « sha256:… ».", valueName: "dossier")) var archive:
        String?

    /// The edition of a text; one that cannot be had is told and ends the program with 2.
    func edition(_ text: String) throws -> RuleEdition {
        do throws(EditionError) { return try EditionReader(archive: archive).edition(text) } catch {
            switch error {
            case .unavailable(let message): throw Console.unable(message)
            case .faulty(let name, let findings):
                Console.error(findings)
                throw Console.unable("les règles de « \(name.shown) » ne peuvent pas être prises")
            }
        }
    }
}
