import ArgumentParser
import AvalSigning
import AvalSystem

/// Where what a service signs with stands: the same options for every verb that looks at it.
public struct StateOptions: ParsableArguments {
    /// The folder, as it was given.
    @Option(help: ArgumentHelp("Dossier d'état du service (« serve --state »).", valueName: "dossier"))
    public var state: String?
    /// The folder of the keys, as it was given.
    @Option(help: ArgumentHelp("Dossier des clés, s'il n'est pas dans celui de --state.", valueName: "dossier"))
    public var keys: String?

    /// Reads the options from the command line.
    public init() {}

    /// The folder of the state; it must have been given, and be there.
    public func folder() throws -> SigningState {
        guard let state else { throw ValidationError("donnez --state DOSSIER, celui du service") }
        guard Paths.isFolder(state) else { throw Console.unable("« \(state) » n'est pas un dossier") }
        return SigningState(at: state)
    }

    /// The folder of the keys.
    public func keyFolder() throws -> KeyFolder {
        if let keys { return KeyFolder(at: keys) }
        guard let state else { throw ValidationError("donnez --state DOSSIER, celui du service, ou --keys DOSSIER") }
        return KeyFolder(at: SigningState(at: state).keys)
    }

    /// The public keys of the service.
    public func publicKeys() throws -> [PublicKey] {
        let folder = try keyFolder()
        return try Result { () throws(KeyError) in try folder.publicKeys() }.orExit()
    }
}
