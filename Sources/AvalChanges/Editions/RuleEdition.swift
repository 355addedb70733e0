import AvalEngine
import AvalLoading
import AvalSource

/// One state of the rules and tariffs, made ready to judge, to be held beside another.
public struct RuleEdition: Sendable {
    /// How whoever asked called it: a folder, a hash, a revision.
    public let name: String
    /// Its files.
    public let files: RuleFiles
    /// What judges with them.
    public let rulebook: Rulebook

    /// An edition made of files that judge; throws what is found in those that do not.
    ///
    /// Examples are not run: rules of the past had theirs, and those to come are the business of `aval check`.
    public init(_ name: String, _ files: RuleFiles, folders: RuleFolders) throws(EditionError) {
        self.name = name
        self.files = files
        let (rulebook, findings) = RulebookLoader.load(files, folders: folders, runningExamples: false)
        guard let rulebook else { throw .faulty(name, findings) }
        self.rulebook = rulebook
    }

    /// The rulebook under a name that both editions share, so that verdicts differ by what they say alone.
    public var nameless: Rulebook {
        Rulebook(rules: rulebook.rules, tariffs: rulebook.tariffs, version: "")
    }
}

/// Why there is no such edition.
public enum EditionError: Error {
    /// It cannot be had: a French sentence.
    case unavailable(String)
    /// Its files do not judge: its name, and what is found in them.
    case faulty(String, [Finding])
}
