import AvalEngine
import AvalSource

/// What came of reading two folders and compiling what they hold.
public struct LoadedRules: Sendable {
    /// What judges; nil when something found stops the files from being taken.
    public let rulebook: Rulebook?
    /// Everything found in the files.
    public let findings: [Finding]
    /// How many files there are; nil when they could not be read, and were not looked into.
    public let fileCount: Int?

    /// What came of a reading.
    public init(rulebook: Rulebook?, findings: [Finding], fileCount: Int?) {
        (self.rulebook, self.findings, self.fileCount) = (rulebook, findings, fileCount)
    }
}

extension RulebookLoader {
    /// Reads the files of `folders`, then loads them.
    public static func load(_ folders: RuleFolders, runningExamples: Bool) -> LoadedRules {
        let reading = RuleFiles.read(folders)
        guard let files = reading.files else {
            return LoadedRules(rulebook: nil, findings: reading.findings, fileCount: nil)
        }
        let (rulebook, findings) = load(files, folders: folders, runningExamples: runningExamples)
        return LoadedRules(rulebook: rulebook, findings: reading.findings + findings, fileCount: files.count)
    }
}
