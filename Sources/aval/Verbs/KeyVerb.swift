import ArgumentParser
import AvalCommandLine
import AvalSigning
import AvalSystem

/// `aval key`: the keys that a service signs with.
struct KeyVerb: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "key",
        abstract: "Tient les clés qui scellent ce qui est signé : en faire une, la montrer, la remplacer.",
        discussion: """
            La clé privée (Ed25519) reste dans « cles/signature.pem », à son propriétaire seul ; « serve --state » en fait une au \
            premier démarrage. Les clés publiques, anciennes comprises, restent dans « cles/publiques » : elles vérifient tout ce \
            qui a été scellé, et peuvent être données à qui veut vérifier.
            """,
        subcommands: [New.self, Public.self, Rotate.self])

    struct New: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Fait la première clé ; refusé s'il y en a une.")
        @OptionGroup var place: StateOptions

        func run() throws {
            let folder = try place.keyFolder()
            let key = try Result { () throws(KeyError) in try folder.makeFirst() }.orExit()
            try KeyVerb.tell(key, folder)
        }
    }

    struct Public: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Écrit la clé publique, au format PEM.")
        @OptionGroup var place: StateOptions
        @Flag(help: "Écrire aussi celles d'avant.") var all = false

        func run() throws {
            let folder = try place.keyFolder()
            let current = try Result { () throws(KeyError) in try folder.signingKey().publicKey }.orExit()
            Console.error("Clé \(current.id)")
            try Console.output(current.pem)
            guard all else { return }
            for key in try place.publicKeys() where key != current {
                Console.error("Clé \(key.id), ancienne")
                try Console.output(key.pem)
            }
        }
    }

    struct Rotate: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Remplace la clé ; l'ancienne clé publique reste.",
            discussion: """
                Le service doit être arrêté ; au démarrage suivant il signe avec la nouvelle clé. Les jetons et les reçus de \
                l'ancienne restent valables.
                """)
        @OptionGroup var place: StateOptions

        func run() throws {
            let folder = try place.keyFolder()
            if place.state != nil {
                try withLock(try place.folder()) { try rotate(folder) }
            } else {
                try rotate(folder)
            }
        }

        private func rotate(_ folder: KeyFolder) throws {
            let key = try Result { () throws(KeyError) in try folder.rotate() }.orExit()
            try KeyVerb.tell(key, folder)
            if place.state == nil {
                Console.error(
                    "aval : relancez les services qui se servent de ce dossier : ils signent encore avec l'ancienne clé"
                )
            }
        }
    }

    private static func tell(_ key: SigningKey, _ folder: KeyFolder) throws {
        Console.error("Clé \(key.publicKey.id) dans « \(folder.path) »")
        try Console.output(key.publicKey.pem)
    }
}

/// Does something to the state of a service that does not run meanwhile.
func withLock(_ state: SigningState, _ body: () throws -> Void) throws {
    let lock: FileLock
    do throws(SystemError) { lock = try state.lock() } catch {
        throw Console.unable(
            error.cause == .busy
                ? "un service se sert de « \(state.path) » : arrêtez-le d'abord"
                : "« \(state.path) » : \(error.reason)")
    }
    try body()
    _ = consume lock
}
