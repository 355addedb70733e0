import ArgumentParser
import AvalBatch
import AvalCommandLine
import AvalJSON
import AvalLoading

/// `aval summary`: adds up the counts of the parts of a batch that ran apart.
struct SummaryVerb: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "summary",
        abstract: "Réunit les totaux de plusieurs lots (batch --totals) en un récapitulatif et un rapport.")

    @Argument(help: ArgumentHelp("Fichiers de totaux, un par ligne.", valueName: "fichier")) var files: [String]
    @Option(help: ArgumentHelp("Page HTML du rapport.", valueName: "fichier")) var report: String?

    func run() throws {
        var whole: Summary?
        for file in files {
            for (number, line) in try UserFiles.read(file).orExit().split(separator: UInt8(ascii: "\n")).enumerated() {
                guard let json = try? JSONReader.parse(Array(line)), let part = Summary(json) else {
                    throw Console.unable("« \(file) », ligne \(number + 1) : ce ne sont pas les totaux d'un lot")
                }
                do throws(SummaryError) {
                    if whole == nil { whole = part } else { try whole?.add(part) }
                } catch { throw Console.unable("« \(file) », ligne \(number + 1) : \(error.message)") }
            }
        }
        guard let whole else { throw Console.unable("aucun total à réunir") }
        try Console.output(SummaryText(whole).text)
        guard let report else { return }
        do throws(BatchError) { try ReportFile.write(whole, to: report) } catch { throw Console.unable(error.message) }
    }
}
