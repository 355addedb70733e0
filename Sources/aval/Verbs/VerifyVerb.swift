import ArgumentParser
import AvalCommandLine
import AvalDeclarations
import AvalLoading
import AvalOperations
import AvalSigning

/// `aval verify`: what a receipt proves, for anyone who has the service's public key.
struct VerifyVerb: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify",
        abstract: "Vérifie un reçu, et que c'est celui d'une déclaration ; la clé publique suffit.")

    @Argument(help: ArgumentHelp("Reçu, seul ou dans la réponse de « signer ».", valueName: "reçu")) var receipt: String
    @Argument(help: ArgumentHelp("Déclaration signée.", valueName: "déclaration")) var declaration: String?
    @Option(help: ArgumentHelp("Clé publique du service (PEM) ; peut se répéter.", valueName: "fichier"))
    var key: [String] = []
    @OptionGroup var place: StateOptions
    @Option(help: ArgumentHelp("Forme de la sortie : text ou json.", valueName: "forme"))
    var format = JournalVerb.Format.text

    func run() throws {
        let (file, keys) = (try SignedFile.read(receipt), try keys())
        let check: ReceiptCheck
        let bytes = try declaration.map { path in
            try UserFiles.read(path).orExit()
        }
        do throws(InputError) {
            check = try ReceiptCheck(file, keys: keys, declaration: bytes)
        } catch {
            throw Console.unable("« \(declaration ?? "") » : \(error.pointer) \(error.message)")
        }
        switch format {
        case .text: try Console.output(check.text)
        case .json: try Console.output(json: check.json)
        }
        if check.isWrong { throw ExitCode(1) }
    }

    private func keys() throws -> [PublicKey] {
        if key.isEmpty, place.state == nil, place.keys == nil {
            throw ValidationError(
                "donnez la clé publique du service : --key FICHIER, --keys DOSSIER ou --state DOSSIER")
        }
        let given = try key.map { path in
            try Result { () throws(KeyError) in try KeyFolder.publicKey(at: path) }.orExit()
        }
        return place.state == nil && place.keys == nil ? given : given + (try place.publicKeys())
    }
}
