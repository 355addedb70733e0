import ArgumentParser
import AvalCommandLine
import AvalOperations

/// `aval rules`: every control that the rules make.
struct RulesVerb: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rules",
        abstract: "Énumère les contrôles : fiche, gravité, étape, article, dates, doute, fichier et ligne.",
        discussion: """
            Montre aussi ce qui est hors contrôle, avec la raison, et les paramètres du service. \
            Sort avec 1 si rien ne répond à ce qui est demandé.
            """)

    @OptionGroup var folders: RuleOptions
    @Option(help: ArgumentHelp("Forme de la sortie : text ou json.", valueName: "forme")) var format = Format.text
    @Option(help: ArgumentHelp("Les contrôles qui citent cet article (R4624-23).", valueName: "article"))
    var article: String?
    @Option(help: ArgumentHelp("Les contrôles qui répondent à cette fiche (AGE-01).", valueName: "fiche"))
    var fiche: String?
    @Option(help: ArgumentHelp("Les contrôles en vigueur ce jour-là.", valueName: "AAAA-MM-JJ")) var enDate: String?
    @Flag(help: "Les paramètres du service seulement.") var parametres = false

    enum Format: String, ExpressibleByArgument, CaseIterable {
        case text = "text"
        case json = "json"
    }

    func validate() throws {
        if parametres, article != nil || fiche != nil {
            throw ValidationError("--parametres ne va pas avec --article ni --fiche")
        }
    }

    func run() throws {
        var query = ControlQuery()
        query.article = article
        query.fiche = fiche
        query.day = try enDate.map { try DayArgument.number($0) }
        let rules = ListRules(try folders.load())
        let list = try list(rules, query)
        switch format {
        case .json: try Console.output(json: list.json)
        case .text:
            try Console.output(ControlText(list, width: Console.outputColumns).text)
            Console.error(list.summary)
        }
    }

    private func list(_ rules: ListRules, _ query: ControlQuery) throws -> ControlList {
        if parametres {
            let list = rules.parameters(on: query.day)
            if !list.isEmpty { return list }
            Console.error("aval : aucun paramètre n'est défini dans service.yaml")
            throw ExitCode(1)
        }
        do throws(ControlQueryError) { return try rules.perform(query) } catch {
            Console.error("aval : \(error.message)")
            throw ExitCode(1)
        }
    }
}
