import AvalEngine
import AvalLoading
import AvalSource

/// A set of rules and tariffs to measure with.
public struct RuleFolder: Sendable {
    /// What the tables call it.
    let title: String
    /// Where it stands.
    public let folders: RuleFolders

    /// Rules and tariffs wherever they are.
    init(title: String, folders: RuleFolders) {
        self.title = title
        self.folders = folders
    }

    /// The workload W1: rules made for measuring.
    public static func workload(root: String) -> RuleFolder {
        RuleFolder(title: "W1", folders: RuleFolders(in: root + "/Benchmarks/W1"))
    }

    /// The rules that are shipped.
    public static func shipped(root: String) -> RuleFolder {
        RuleFolder(title: "shipped rules", folders: RuleFolders(in: root))
    }

    /// What `aval` is told to use them.
    var arguments: [String] { ["--rules", folders.rules, "--tariffs", folders.tariffs] }

    /// Its files.
    public func files() throws(BenchError) -> RuleFiles {
        let reading = RuleFiles.read(folders)
        guard let files = reading.files else {
            throw BenchError(DiagnosticPrinter.text(reading.findings, color: false))
        }
        return files
    }

    /// A rulebook made of these files, or of others instead.
    public func load(_ files: RuleFiles, runningExamples: Bool = false) throws(BenchError) -> Rulebook {
        let loaded = RulebookLoader.load(files, folders: folders, runningExamples: runningExamples)
        guard let rulebook = loaded.rulebook else {
            throw BenchError(DiagnosticPrinter.text(loaded.findings, color: false))
        }
        return rulebook
    }
}
