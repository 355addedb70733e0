import ArgumentParser
import AvalCommandLine
import AvalEngine
import AvalLoading
import AvalOperations
import AvalProofs
import AvalSystem

/// `aval check`: everything that is wrong in the rule and tariff files, at once.
struct Check: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Vérifie les fichiers de règles et de tarifs, et montre tous les constats.",
        discussion: """
            Y sont aussi les règles, cas, périodes et lignes qu'aucun exemple, scénario ni échantillon n'exerce : une faute \
            de frappe y passerait inaperçue. « aval coverage » cherche de plus les choix du service dont rien ne dépend.
            """)

    @OptionGroup var trials: TrialOptions
    @OptionGroup var folders: RuleOptions
    @Option(help: ArgumentHelp("Forme de la sortie : text ou json.", valueName: "forme")) var format = Format.text

    @Flag(
        help:
            "Montrer aussi chaque doute, chaque prix déduit et chaque valeur à revoir bientôt : avant une mise en service."
    )
    var release = false

    enum Format: String, ExpressibleByArgument, CaseIterable {
        case text = "text"
        case json = "json"
    }

    func run() throws {
        let today = ISODay.inParis(secondsSince1970: Int(SystemClock.unixMilliseconds() / 1000))
        let checked = CheckRules(folders.folders, today: today, isRelease: release).perform()
        let report = try checked.rulebook.flatMap { try coverage(of: $0) }
        let result = checked.adding(report.map { $0.missing.map(\.finding) } ?? [])
        switch format {
        case .json: try Console.output(json: result.findings.json)
        case .text:
            try Console.output(result.findings)
            Console.error(result.summary)
            if let note = result.note { Console.error(note) }
            if checked.rulebook != nil, report == nil { Console.error(Self.unseen) }
        }
        if !result.findings.isEmpty { throw ExitCode(result.fileCount == nil ? 2 : 1) }
    }

    private static let unseen =
        "Ni scénarios ni échantillons ici : ce que rien n'exerce n'a pas été cherché (« --scenarios », « --samples »)."

    /// What examples, scenarios and samples exercise; nil where there is neither scenario nor sample to look at.
    private func coverage(of rulebook: Rulebook) throws -> CoverageReport? {
        let files = trials.files
        guard !files.scenarios.isEmpty || !files.samples.isEmpty else { return nil }
        let cover = CoverRules(rulebook, files, readFrom: folders.folders)
        do throws(TrialFiles.Obstacle) {
            return try cover.perform(withParameters: false)
        } catch {
            throw Console.unable(error.message)
        }
    }
}
