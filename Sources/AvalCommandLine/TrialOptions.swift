import ArgumentParser
import AvalProofs
import AvalSystem

/// Where the scenarios and the samples are: the same options for every verb that asks what they prove.
public struct TrialOptions: ParsableArguments {
    @Option(
        name: .customLong("scenarios"),
        help: ArgumentHelp("Scénarios : fichier YAML ou dossier.", valueName: "chemin"))
    var scenarios: [String] = []
    @Option(
        name: .customLong("samples"),
        help: ArgumentHelp("Échantillons : fichier ou dossier.", valueName: "chemin"))
    var samples: [String] = []

    /// Reads the options from the command line.
    public init() {}

    /// The paths asked for; else the usual folders of the working directory, where they are there.
    public var files: TrialFiles {
        TrialFiles(
            scenarios: scenarios.isEmpty ? ["Samples/scenarios"].filter(Paths.isFolder) : scenarios,
            samples: samples.isEmpty ? ["Samples"].filter(Paths.isFolder) : samples)
    }
}
