import ArgumentParser
import AvalCommandLine
import AvalJSON
import AvalLoading
import AvalOperations
import AvalSigning
import AvalSystem
import AvalValues

/// `aval replay`: judges what was signed again, under the rules of then.
struct ReplayVerb: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "replay",
        abstract: "Juge de nouveau ce qui a été signé, avec les règles archivées, et compare octet par octet.",
        discussion: """
            D'un dossier sont rejoués tous les couples « NOM.json » et « NOM.recu.json ». Où le fichier du reçu contient aussi le \
            verdict signé (la réponse de « signer »), ce qui diffère est montré champ par champ.
            """)

    @Argument(help: ArgumentHelp("Déclaration signée, ou dossiers de déclarations et de reçus.", valueName: "chemin"))
    var paths: [String]
    @Option(help: ArgumentHelp("Reçu de la déclaration ; d'office « NOM.recu.json ».", valueName: "fichier"))
    var receipt: String?
    @OptionGroup var place: StateOptions
    @Option(help: ArgumentHelp("Archive des règles, si elle n'est pas dans --state.", valueName: "dossier"))
    var archive: String?
    @Option(help: ArgumentHelp("Forme de la sortie : text ou json (une ligne par reçu).", valueName: "forme"))
    var format = JournalVerb.Format.text

    static let ending = ".recu.json"

    func validate() throws {
        if place.state == nil, archive == nil { throw ValidationError("donnez --state DOSSIER, ou --archive DOSSIER") }
        if receipt != nil, paths.count != 1 { throw ValidationError("--receipt va avec une seule déclaration") }
    }

    func run() throws {
        let folder = try archive ?? place.folder().archive
        guard Paths.isFolder(folder) else { throw Console.unable("aucune archive de règles dans « \(folder) »") }
        let replay = Replay(RuleArchive(at: folder))
        let keys = place.state == nil && place.keys == nil ? nil : try place.publicKeys()
        var counts: TextMap<Int> = [:]
        let pairs = try pairs()
        for pair in pairs {
            let file = try SignedFile.read(pair.receipt)
            var outcome = replay.run(file, try UserFiles.read(pair.declaration).orExit())
            if let keys, !keys.contains(where: { file.receipt.isSealed(by: $0) }) { outcome = .unsealed }
            counts[outcome.word] = (counts[outcome.word] ?? 0) + 1
            try tell(pair.declaration, file.receipt, outcome)
        }
        guard !pairs.isEmpty else { throw Console.unable("aucun couple « NOM.json » et « NOM\(Self.ending) »") }
        let told = counts.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }.map { "\($0.value) \($0.key)" }
            .joined(separator: ", ")
        Console.error(
            "\(pairs.count) reçus rejoués : \(told)" + (keys == nil ? " ; sceaux non vérifiés (--keys, --state)" : ""))
        if counts["identique"] != pairs.count { throw ExitCode(1) }
    }

    private func tell(_ path: String, _ receipt: Receipt, _ outcome: Replay.Outcome) throws {
        switch format {
        case .text: try Console.output("\(path) : reçu \(receipt.number), \(outcome.words(receipt))")
        case .json:
            var members = [JSONMember("fichier", .string(path)), JSONMember("recu", .integer(receipt.number))]
            members += outcome.json.members ?? []
            try Console.output(json: .object(members))
        }
    }

    /// Each declaration with its receipt; one without the other, in a folder, is told and is no pair.
    private func pairs() throws -> [(declaration: String, receipt: String)] {
        if let receipt { return [(paths[0], receipt)] }
        var pairs: [(String, String)] = []
        for path in paths {
            guard Paths.isFolder(path) else {
                pairs.append((path, Self.receiptPath(of: path)))
                continue
            }
            for found in try UserFiles.find(path, suffix: Self.ending).orExit() {
                let declaration = String(found.dropLast(Self.ending.utf8.count)) + ".json"
                guard Paths.exists(declaration) else {
                    throw Console.unable("« \(found) » n'a pas sa déclaration « \(declaration) »")
                }
                pairs.append((declaration, found))
            }
        }
        return pairs
    }

    private static func receiptPath(of path: String) -> String {
        (path.hasSuffix(".json") ? String(path.dropLast(5)) : path) + ending
    }
}
