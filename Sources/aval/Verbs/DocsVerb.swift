import ArgumentParser
import AvalCommandLine
import AvalLoading
import AvalPages

/// `aval docs`: a site that tells what the rules say.
struct DocsVerb: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "docs",
        abstract: "Écrit un site qui dit en clair ce que contrôlent les règles.",
        discussion: """
            Une page par règle, déterminant, catégorie, tarif et article cité, lisible sans réseau ni serveur. Les mêmes règles \
            donnent les mêmes octets. Un dossier qui contient autre chose qu'un site déjà écrit ainsi n'est pas touché. \
            Sort avec 1 si un exemple ne tient pas, ou n'a pas pu être jugé : sa page le dit.
            """)

    @OptionGroup var folders: RuleOptions
    @Option(help: ArgumentHelp("Dossier du site, nouveau, vide ou déjà écrit ainsi.", valueName: "dossier"))
    var output: String

    func run() throws {
        let reading = RuleFiles.read(folders.folders)
        guard let files = reading.files else {
            Console.error(reading.findings)
            throw ExitCode(2)
        }
        // Rules that do not load say something else than what their writers meant.
        let loaded = RulebookLoader.load(files, folders: folders.folders, runningExamples: true)
        guard let rulebook = loaded.rulebook else {
            Console.error(loaded.findings)
            throw ExitCode(2)
        }
        let judges = Judges(rulebook) { RulebookLoader.load(files, folders: folders.folders, settings: $0) }
        let verdicts = ExampleVerdicts(files, judges)
        let site = Site(files, verdicts)
        do throws(SiteFolder.Refusal) { try SiteFolder.write(site, to: output) } catch {
            throw Console.unable(error.description)
        }
        Console.error("\(site.files.count) fichiers écrits dans « \(output.shown) »")
        if verdicts.faults > 0 {
            Console.error(
                "aval : exemples qui ne tiennent pas, ou n'ont pas pu être jugés : \(verdicts.faults) (leurs pages le disent)"
            )
            throw ExitCode(1)
        }
    }
}
