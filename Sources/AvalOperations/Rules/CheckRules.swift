import AvalLoading
import AvalSource

/// `check`: everything that is wrong in the rule and tariff files, at once, the rules' own examples included.
public struct CheckRules {
    private let folders: RuleFolders

    /// A check of the files of these folders.
    public init(_ folders: RuleFolders) {
        self.folders = folders
    }

    /// What was found.
    public struct Result: Sendable {
        /// Every finding.
        public let findings: [Finding]
        /// How many files were looked into; nil when they could not be read.
        public let fileCount: Int?

        /// In one line, for a person.
        public var summary: String {
            if findings.isEmpty { return "\(fileCount ?? 0) fichiers vérifiés : aucun constat." }
            let errors = findings.count { $0.severity == .error }
            return "\(errors) erreur(s), \(findings.count - errors) avertissement(s)."
        }
    }

    /// Reads and checks the files.
    public func perform() -> Result {
        let loaded = RulebookLoader.load(folders, runningExamples: true)
        return Result(findings: loaded.findings, fileCount: loaded.fileCount)
    }
}
