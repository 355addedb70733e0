import AvalEngine
import AvalLoading
import AvalSource

/// A rulebook, the files that it was made of, and what is expected of it: that of the service, or what it is with the tariffs
/// of a folder of samples.
struct TrialGround {
    /// The rulebook.
    let rulebook: Rulebook
    /// Its files; nil where they are not at hand, so that it cannot be made anew.
    let files: RuleFiles?
    /// The folders that people know.
    let folders: RuleFolders
    /// The tariff files that this ground alone has; nil for the service's own, which is asked about all that there is.
    let ownTariffs: [RuleFiles.Entry]?
    /// What is told of its files as they are.
    let findings: [Finding]
    /// What is expected, each as it comes out with this very rulebook.
    let trials: [any Trial]

    /// Judges of the rulebook, for one thread.
    var judges: Judges {
        guard let files else { return Judges(rulebook) }
        return Judges(rulebook) { RulebookLoader.load(files, folders: folders, settings: $0) }
    }

    /// Whether a file is of those that this ground is asked about.
    func isAskedAbout(_ path: String) -> Bool {
        ownTariffs.map { own in own.contains { $0.source.path == path } } ?? true
    }
}
