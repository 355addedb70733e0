import ArgumentParser
import AvalCommandLine
import AvalLoading
import AvalProofs

/// `aval coverage`: what the examples, scenarios and samples exercise, and what they never do.
struct Coverage: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Montre ce qu'aucun exemple, scénario ni échantillon n'exerce.",
        discussion: """
            Règles, cas, lignes de tables, périodes des déterminants, lignes et tranches de tarif, éditions des \
            nomenclatures, campagnes, choix du service : ce que rien n'exerce peut être faux sans que personne le voie.
            """)

    @OptionGroup var trials: TrialOptions
    @OptionGroup var folders: RuleOptions
    @Option(help: ArgumentHelp("Forme de la sortie : text ou json.", valueName: "forme")) var format = ReportFormat.text

    func run() throws {
        let cover = CoverRules(try folders.load(), trials.files, readFrom: folders.folders)
        let report: CoverageReport
        do throws(TrialFiles.Obstacle) {
            report = try cover.perform()
        } catch {
            throw Console.unable(error.message)
        }
        switch format {
        case .json: try Console.output(json: report.json)
        case .text:
            try Console.output(report.findings)
            for item in report.missing { try Console.output(item.line) }
            Console.error(report.summary)
        }
        if !report.missing.isEmpty || !report.findings.isEmpty { throw ExitCode(1) }
    }
}
