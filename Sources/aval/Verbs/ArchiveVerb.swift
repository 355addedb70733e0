import ArgumentParser
import AvalCommandLine
import AvalJSON
import AvalLoading
import AvalOperations
import AvalSigning
import AvalSystem
import AvalValues

/// `aval archive`: the rules under which something was signed.
struct ArchiveVerb: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "archive",
        abstract: "Montre, extrait et allège l'archive des règles sous lesquelles on a signé.",
        subcommands: [List.self, Extract.self, Prune.self])

    /// How many receipts each version has, and when the last was signed.
    fileprivate static func uses(_ place: StateOptions) throws -> TextMap<(count: Int, last: String)> {
        let state = try place.folder()
        var uses = TextMap<(count: Int, last: String)>()
        guard Paths.isFolder(state.journal) else { return uses }
        let keys = try place.publicKeys()
        let outcome = try Result { () throws(SystemError) in
            try JournalScan.run(JournalFolder(at: state.journal), keys: keys) { visited in
                guard let receipt = (try? JSONReader.parse(visited.line)).flatMap(Receipt.init) else { return }
                uses[receipt.rules] = ((uses[receipt.rules]?.count ?? 0) + 1, receipt.signedAt)
            }
        }.mapError { UnreadableFile(path: state.journal, reason: $0.reason) }.orExit()
        if let damage = outcome.damage {
            throw Console.unable("le journal est abîmé, ce qui se sert de l'archive n'est donc pas connu : \(damage)")
        }
        return uses
    }

    fileprivate static func entries(_ archive: RuleArchive) throws -> [RuleArchive.Entry] {
        try Result { () throws(ArchiveError) in try archive.entries() }.orExit()
    }

    struct List: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Montre les versions archivées, et combien de reçus s'en réclament.")
        @OptionGroup var place: StateOptions
        @Option(help: ArgumentHelp("Forme de la sortie : text ou json (une ligne par version).", valueName: "forme"))
        var format = JournalVerb.Format.text

        func run() throws {
            let archive = RuleArchive(at: try place.folder().archive)
            let uses = try ArchiveVerb.uses(place)
            var isWrong = false
            var known: NameSet = []
            for entry in try ArchiveVerb.entries(archive) {
                known.insert(entry.version)
                let use = uses[entry.version]
                let isSound = (try? archive.files(of: entry.version)) != nil
                if !isSound { isWrong = true }
                switch format {
                case .json:
                    try Console.output(
                        json: [
                            "version": .string(entry.version),
                            "archivee_le": .string(Timestamp.text(seconds: entry.archivedAt)),
                            "recus": .integer(use?.count ?? 0), "dernier": use.map { .string($0.last) } ?? .null,
                            "intacte": .bool(isSound),
                        ])
                case .text:
                    let used = use.map { "\($0.count) reçus, le dernier du \($0.last)" } ?? "aucun reçu"
                    try Console.output("\(entry.version)  \(used)\(isSound ? "" : "  ABÎMÉE")")
                }
            }
            for (version, use) in uses.sorted(by: { $0.key < $1.key }) where !known.contains(version) {
                isWrong = true
                Console.error("aval : \(version) n'est pas dans l'archive : \(use.count) reçus ne peuvent être rejoués")
            }
            if isWrong { throw ExitCode(1) }
        }
    }

    struct Extract: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Écrit les règles et les tarifs d'une version dans un dossier neuf.")
        @Argument(help: ArgumentHelp("Version, ou le début de son empreinte.", valueName: "sha256:…")) var version:
            String
        @OptionGroup var place: StateOptions
        @Option(help: ArgumentHelp("Dossier à faire.", valueName: "dossier")) var output: String

        func run() throws {
            let archive = RuleArchive(at: try place.folder().archive)
            let digits = version.hasPrefix(SHA256Digest.scheme) ? version : SHA256Digest.scheme + version
            let found = try ArchiveVerb.entries(archive).map(\.version).filter { $0.hasPrefix(digits) }
            guard let name = found.first, found.count == 1 else {
                throw Console.unable(
                    found.isEmpty
                        ? "aucune version archivée ne commence par « \(version) » : « aval archive list » les montre"
                        : "\(found.count) versions commencent par « \(version) » : donnez-en plus de chiffres")
            }
            if Paths.exists(output) { throw Console.unable("« \(output) » existe déjà : donnez un dossier neuf") }
            let files = try Result { () throws(ArchiveError) in try archive.files(of: name) }.orExit()
            try Result { () throws(SystemError) in
                try Paths.makeFolder(output, permissions: 0o755)
                try files.write(into: try Descriptor(opening: output, .folder))
            }.mapError { UnreadableFile(path: output, reason: $0.reason) }.orExit()
            Console.error("\(files.count) fichiers de \(name) dans « \(output) »")
        }
    }

    struct Prune: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Supprime les versions dont le dernier reçu est d'avant une date.",
            discussion: """
                Leurs reçus restent vérifiables, mais ne peuvent plus être rejoués. Le service doit être arrêté.
                """)
        @OptionGroup var place: StateOptions
        @Option(help: ArgumentHelp("Date, en UTC.", valueName: "AAAA-MM-JJ")) var before: String
        @Flag(help: "Dire ce qui serait supprimé, sans rien supprimer.") var dryRun = false

        func run() throws {
            let day = "\(CalendarDate(dayNumber: try DayArgument.number(before)))"
            let state = try place.folder()
            try withLock(state) {
                let archive = RuleArchive(at: state.archive)
                let uses = try ArchiveVerb.uses(place)
                var (removed, receipts) = (0, 0)
                for entry in try ArchiveVerb.entries(archive) {
                    let last = uses[entry.version]?.last ?? Timestamp.text(seconds: entry.archivedAt)
                    guard last.utf8.lexicographicallyPrecedes(day.utf8) else { continue }
                    removed += 1
                    receipts += uses[entry.version]?.count ?? 0
                    if !dryRun {
                        try Result { () throws(ArchiveError) in try archive.remove(entry.version) }.orExit()
                    }
                    try Console.output(entry.version)
                }
                Console.error(
                    "\(removed) versions \(dryRun ? "seraient supprimées" : "supprimées") ; \(receipts) reçus ne "
                        + (dryRun ? "pourraient plus être rejoués" : "peuvent plus être rejoués"))
            }
        }
    }
}
