import ArgumentParser
import AvalCommandLine
import AvalLoading
import AvalSource

/// `aval check`: everything that is wrong in the rule and tariff files, at once.
struct Check: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Vérifie les fichiers de règles et de tarifs, et montre tous les constats.")

    @OptionGroup var folders: RuleOptions
    @Option(help: ArgumentHelp("Forme de la sortie : text ou json.", valueName: "forme")) var format = Format.text

    enum Format: String, ExpressibleByArgument, CaseIterable {
        case text, json
    }

    func run() throws {
        let reading = RuleFiles.read(folders.folders)
        var findings = reading.findings
        if let files = reading.files {
            findings += RulebookLoader.load(files, folders: folders.folders, runningExamples: true).findings
        }
        switch format {
        case .json: try Console.output(DiagnosticPrinter.json(findings) + [UInt8(ascii: "\n")])
        case .text:
            if !findings.isEmpty { try Console.output(DiagnosticPrinter.text(findings, color: Console.isColored(1))) }
            Console.error(Self.summary(findings, count: reading.files?.count ?? 0))
        }
        if !findings.isEmpty { throw ExitCode(reading.files == nil ? 2 : 1) }
    }

    private static func summary(_ findings: [Finding], count: Int) -> String {
        let errors = findings.count { $0.severity == .error }
        if findings.isEmpty { return "\(count) fichiers vérifiés : aucun constat." }
        return "\(errors) erreur(s), \(findings.count - errors) avertissement(s)."
    }
}
