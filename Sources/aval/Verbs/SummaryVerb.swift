import ArgumentParser
import AvalBatch
import AvalCommandLine
import AvalJSON
import AvalLoading
import AvalSystem

/// `aval summary`: adds up the counts of the parts of a batch that ran apart.
struct SummaryVerb: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "summary",
        abstract: "Réunit les totaux de plusieurs lots (batch --totals) en un récapitulatif et un rapport.",
        discussion: """
            Sort comme un seul lot l'aurait fait : 0, rien à signaler ; 1, une déclaration refusée ou illisible, un \
            fichier sans déclaration ou laissé de côté ; 2, un lot qui n'a pas été jusqu'au bout.
            """)

    @Argument(help: ArgumentHelp("Fichiers de totaux, un par ligne.", valueName: "fichier")) var files: [String]
    @Option(help: ArgumentHelp("Page HTML du rapport.", valueName: "fichier")) var report: String?
    @Flag(help: "Remplacer le rapport qui existe déjà.") var overwrite = false
    @Flag(help: "Se contenter de lots où la fin d'une archive n'a pas pu être lue.") var allowTruncated = false
    @Flag(help: "Sortir avec 0 même si une déclaration est refusée ou illisible.") var exitZero = false

    func run() throws {
        var whole: Summary?
        var known: [[UInt8]: String] = [:]
        var read: [FileStatus.Identity: String] = [:]
        for file in files {
            if let identity = (try? FileStatus(of: file))?.identity {
                if let first = read[identity] {
                    Console.error(
                        "Attention : « \(file.shown) » est le même fichier que « \(first.shown) » : lu une fois")
                    continue
                }
                read[identity] = file
            }
            let lines = try UserFiles.read(file).orExit().split(
                separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
            for (number, line) in lines.enumerated() where !line.allSatisfy({ $0 == 0x20 || $0 == 0x09 || $0 == 0x0D })
            {
                let place = "« \(file.shown) », ligne \(number + 1)"
                // Two parts may well count the same; a copy of one looks like that too.
                if let first = known[Array(line)] {
                    Console.error("Attention : \(place) dit les mêmes totaux que \(first) : comptés deux fois")
                }
                known[Array(line)] = place
                guard let json = try? JSONReader.parse(Array(line)), json["totaux"] != nil else {
                    throw Console.unable("\(place) : ce ne sont pas les totaux d'un lot (batch --totals)")
                }
                do throws(SummaryError) {
                    let part = try Summary(json)
                    if whole == nil { whole = part } else { try whole?.add(part) }
                } catch { throw Console.unable("\(place), \(error.message)") }
            }
        }
        guard let whole else { throw Console.unable("aucun total à réunir") }
        try Console.output(SummaryText(whole).text)
        if let report {
            do throws(BatchError) {
                try ReportFile.write(whole, to: report, mayReplace: overwrite, inputs: files)
            } catch { throw Console.unable(error.message) }
        }
        try whole.exit(allowingDamage: allowTruncated, exitZero: exitZero)
    }
}
