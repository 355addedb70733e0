import AvalDeclarations
import AvalEngine
import AvalLoading
import AvalRules
import AvalSource

/// `coverage`: what the examples, scenarios and samples exercise of the rules and tariffs.
public struct CoverRules {
    private let rulebook: Rulebook
    private let files: TrialFiles
    private let folders: RuleFolders?
    private let read: RuleFiles?

    /// A look at a rulebook through its examples and through these scenarios and samples; `folders` are those that it was read
    /// from. Without them the examples of tariffs, samples with tariffs of their own and what is about other choices of the
    /// service's than those it made are left out.
    public init(_ rulebook: Rulebook, _ files: TrialFiles, readFrom folders: RuleFolders? = nil) {
        (self.rulebook, self.files, self.folders) = (rulebook, files, folders)
        read = folders.flatMap { RuleFiles.read($0).files }.flatMap { $0.version == rulebook.version ? $0 : nil }
    }

    /// A look at a rulebook that was made of these files, of these folders.
    public init(_ rulebook: Rulebook, _ files: TrialFiles, of read: RuleFiles, in folders: RuleFolders) {
        (self.rulebook, self.files, self.folders, self.read) = (rulebook, files, folders, read)
    }

    /// Judges them all; throws when a file cannot be read. Whether a choice of the service's decides anything is asked by judging
    /// all again with each of its values, and may be left out.
    public func perform(withParameters: Bool = true) throws(TrialFiles.Obstacle) -> CoverageReport {
        let log = FindingLog()
        let grounds = try files.grounds(
            rulebook, read, folders ?? RuleFolders(in: ""), log: log)
        let items = grounds.flatMap { GroundCoverage($0).items(withParameters: withParameters) }
        let trialCount = grounds.reduce(0) { $0 + $1.trials.count }
        return CoverageReport(items: items, trialCount: trialCount, findings: log.findings)
    }
}
