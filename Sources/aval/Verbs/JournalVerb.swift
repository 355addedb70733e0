import ArgumentParser
import AvalCommandLine
import AvalJSON
import AvalOperations
import AvalSigning
import AvalSystem
import AvalValues

/// `aval journal`: what was signed, as the journal has it.
struct JournalVerb: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "journal",
        abstract: "Vérifie, montre et exporte le journal de ce qui a été signé.",
        subcommands: [Verify.self, Show.self, Export.self])

    enum Format: String, ExpressibleByArgument, CaseIterable {
        case text = "text"
        case json = "json"
    }

    /// Reads the journal of a service from its first line to its last.
    fileprivate static func scan(
        _ place: StateOptions, everySeal: Bool = false, head: String? = nil,
        _ visit: (JournalScan.Visited) -> Void = { _ in }
    ) throws -> (outcome: JournalScan.Outcome, isInUse: Bool) {
        let state = try place.folder()
        guard Paths.isFolder(state.journal) else { throw Console.unable("aucun journal dans « \(state.path) »") }
        let keys = try place.publicKeys()
        // Asked first: a line that is being written now has an end later.
        let isInUse = state.isInUse
        let outcome = try Result { () throws(SystemError) in
            try JournalScan.run(
                JournalFolder(at: state.journal), keys: keys, checksEverySeal: everySeal, head: head, visit: visit)
        }.mapError { UnreadableFile(path: state.journal, reason: $0.reason) }.orExit()
        return (outcome, isInUse)
    }

    /// Says what is wrong with a journal, and ends the program with 1 then.
    fileprivate static func check(_ outcome: JournalScan.Outcome, isInUse: Bool) throws {
        if let damage = outcome.damage {
            Console.error("aval : \(damage)")
            throw ExitCode(1)
        }
        guard !outcome.torn.isEmpty else { return }
        let place = "\(outcome.torn.count) octets suivent la dernière ligne entière"
        if isInUse { return Console.error("aval : \(place) : le service est en train d'écrire") }
        Console.error(
            "aval : \(place) : une ligne inachevée, à laquelle personne n'a eu de réponse ; le service la mettra de côté en "
                + "démarrant, ou la gardera si elle est entière")
        throw ExitCode(1)
    }

    struct Verify: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Vérifie toute la chaîne, et dit où elle est rompue.",
            discussion: """
                Chaque ligne est comparée à l'empreinte que la suivante en garde ; les sceaux vérifiés sont ceux qui ferment \
                les segments et celui de la dernière ligne, qui répondent de toutes celles d'avant. Ce que le journal seul ne peut \
                montrer, c'est qu'on en a retiré la fin : gardez ailleurs l'empreinte de la dernière ligne, et donnez-la plus \
                tard à --head ; ou donnez un reçu à --receipt.
                """)
        @OptionGroup var place: StateOptions
        @Flag(help: "Vérifier aussi le sceau de chaque reçu (lent).") var everySeal = false
        @Option(
            help: ArgumentHelp("Empreinte d'une ligne qui doit s'y trouver.", valueName: "sha256:…"))
        var head: String?
        @Option(help: ArgumentHelp("Reçu qui doit s'y trouver ; peut se répéter.", valueName: "fichier"))
        var receipt: [String] = []
        @Option(help: ArgumentHelp("Forme de la sortie : text ou json.", valueName: "forme")) var format = Format.text

        func run() throws {
            var wanted: [TextKey: String] = [:]
            for path in receipt {
                let line = try SignedFile.read(path).receipt.line
                wanted[TextKey(String(decoding: line, as: UTF8.self))] = path
            }
            let (outcome, isInUse) = try JournalVerb.scan(place, everySeal: everySeal, head: head) { visited in
                if !wanted.isEmpty { wanted[TextKey(visited.line.text)] = nil }
            }
            try tell(outcome)
            try JournalVerb.check(outcome, isInUse: isInUse)
            let kept = (try? RuleArchive(at: place.folder().archive).entries().count) ?? 0
            if outcome.end.number == 0, kept > 0 {
                Console.error("aval : \(SigningDesk.lossWords(kept))")
                throw ExitCode(1)
            }
            for path in wanted.values.sorted() { Console.error("aval : le reçu « \(path) » n'est pas dans le journal") }
            if !wanted.isEmpty { throw ExitCode(1) }
        }

        private func tell(_ outcome: JournalScan.Outcome) throws {
            let end = outcome.end
            if format == .json {
                return try Console.output(
                    json: [
                        "recus": .integer(end.number), "segments": .integer(end.segment),
                        "sceaux_verifies": .integer(outcome.checkedSeals), "derniere_ligne": .string(end.hash),
                        "dernier_ecrit": end.time.isEmpty ? .null : .string(end.time),
                        "intact": .bool(outcome.damage == nil),
                        "defaut": outcome.damage.map { .string($0.description) } ?? .null,
                    ])
            }
            let sound = outcome.damage == nil ? "intact" : "intact jusque-là"
            try Console.output(
                "reçus : \(end.number) ; segments : \(end.segment) ; \(sound), sceaux vérifiés : \(outcome.checkedSeals)\n"
                    + "dernière ligne : \(end.hash)\(end.time.isEmpty ? "" : ", écrite le \(end.time)")")
        }
    }

    struct Show: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Montre un reçu, par son numéro ou celui de sa déclaration.")
        @OptionGroup var place: StateOptions
        @Option(help: ArgumentHelp("Numéro du reçu.", valueName: "numéro")) var numero: Int?
        @Option(help: ArgumentHelp("Numéro de la déclaration.", valueName: "numéro")) var declaration: String?
        @Option(help: ArgumentHelp("Forme de la sortie : text ou json.", valueName: "forme")) var format = Format.text

        func validate() throws {
            if (numero == nil) == (declaration == nil) {
                throw ValidationError("donnez --numero N (le reçu) ou --declaration N (la déclaration)")
            }
        }

        func run() throws {
            var found: [Receipt] = []
            let (outcome, isInUse) = try JournalVerb.scan(place) { visited in
                guard let receipt = (try? JSONReader.parse(visited.line)).flatMap(Receipt.init) else { return }
                let isWanted =
                    numero.map { receipt.number == $0 }
                    ?? (receipt.declaration.map { TextKey($0) } == declaration.map { TextKey($0) })
                if isWanted { found.append(receipt) }
            }
            for receipt in found {
                switch format {
                case .json: try Console.output(receipt.line + [UInt8(ascii: "\n")])
                case .text: try Console.output(JSONWriter.bytes(of: receipt.json, .pretty) + [UInt8(ascii: "\n")])
                }
            }
            try JournalVerb.check(outcome, isInUse: isInUse)
            guard found.isEmpty else { return }
            Console.error("aval : aucun reçu de ce numéro parmi les \(outcome.end.number) du journal")
            throw ExitCode(1)
        }
    }

    struct Export: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Écrit les reçus en CSV, un par ligne.",
            discussion: "Les colonnes sont séparées par des points-virgules, en UTF-8.")
        @OptionGroup var place: StateOptions
        @Flag(help: "En CSV, la seule forme d'aujourd'hui.") var csv = false

        func validate() throws {
            if !csv { throw ValidationError("dites la forme : --csv") }
        }

        private static let columns = [
            "numero", "signe_le", "declaration", "date", "regles", "programme", "empreinte", "signature_empreinte",
            "verdict", "precedent", "cle", "sceau",
        ]

        func run() throws {
            var piece = Array((Self.columns.joined(separator: ";") + "\n").utf8)
            var failure: (any Error)?
            let (outcome, isInUse) = try JournalVerb.scan(place) { visited in
                guard failure == nil, let receipt = try? JSONReader.parse(visited.line) else { return }
                let cells = Self.columns.map { receipt[$0]?.string ?? receipt[$0]?.number?.text ?? "" }
                piece += Array((cells.joined(separator: ";") + "\n").utf8)
                guard piece.count > 1 << 16 else { return }
                do { try Console.output(piece) } catch { failure = error }
                piece.removeAll(keepingCapacity: true)
            }
            if let failure { throw failure }
            try Console.output(piece)
            try JournalVerb.check(outcome, isInUse: isInUse)
        }
    }
}

extension SignedFile {
    /// The receipt of a file; one that holds none ends the program with 2.
    static func read(_ path: String) throws -> SignedFile {
        let bytes = try Result { () throws(SystemError) in try WholeFile.read(path, atMost: 64 << 20) }.mapError {
            UnreadableFile(path: path, reason: $0.reason)
        }.orExit()
        guard let file = SignedFile(bytes) else {
            throw Console.unable("« \(path) » ne contient pas de reçu : ni seul, ni dans la réponse de « signer »")
        }
        return file
    }
}

/// A file that cannot be read, and why.
struct UnreadableFile: Error, CustomStringConvertible {
    let path: String
    let reason: String
    var description: String { "« \(path) » ne peut pas être lu : \(reason)" }
}
