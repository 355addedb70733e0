import AvalEngine
import AvalLoading
import AvalSource
import AvalSystem
import AvalValues

/// By which tariffs each sample is judged: those of a folder `Tariffs` beside it stand in the place of the shipped ones of
/// the same names; the rules, and the tariffs of other names, are the same for all.
public final class SampleTariffs {
    /// Why the tariffs of a folder cannot be used.
    public struct Unusable: Error {
        /// A French sentence that names the folder and the first error.
        public let message: String
    }

    private let rulebook: Rulebook
    private let folders: RuleFolders?
    private var known: TextMap<Result<Rulebook, Unusable>> = [:]

    /// Samples judged with this rulebook, of these folders; without folders no sample has tariffs of its own.
    public init(rulebook: Rulebook, folders: RuleFolders?) {
        (self.rulebook, self.folders) = (rulebook, folders)
    }

    /// The folder of its own tariffs that a sample has; nil where it is judged by those of the rules.
    public static func folder(ofSample path: String) -> String? {
        let tariffs = Paths.folder(of: path) + "/" + RuleFolders.Kind.tariffs.folderName
        return path.contains("/") && Paths.isFolder(tariffs) ? tariffs : nil
    }

    /// The rulebook that judges a sample.
    public func rulebook(forSample path: String) -> Result<Rulebook, Unusable> {
        guard let folders, let tariffs = Self.folder(ofSample: path) else { return .success(rulebook) }
        if let found = known[tariffs] { return found }
        let loaded = Self.load(folders, with: tariffs)
        let first = loaded.findings.first { $0.severity == .error }?.message ?? ""
        let result: Result<Rulebook, Unusable> =
            loaded.rulebook.map { .success($0) }
            ?? .failure(Unusable(message: "les tarifs de « \(tariffs) » ne peuvent pas être pris : \(first)"))
        known[tariffs] = result
        return result
    }

    /// The files of some folders with the tariffs of another one in the place of those of the same names.
    public struct Files: Sendable {
        /// All of them; nil when they could not be read.
        public let all: RuleFiles?
        /// The tariffs of that other folder.
        public let own: [RuleFiles.Entry]
        /// What was found in reading them.
        public let findings: [Finding]

        /// Reads them.
        public init(_ folders: RuleFolders, with tariffs: String) {
            let shipped = RuleFiles.read(folders)
            let reading = RuleFiles.read(RuleFolders(rules: folders.rules, tariffs: tariffs))
            own = reading.files?.tariffs ?? []
            guard let files = shipped.files, reading.files != nil else {
                (all, findings) = (nil, shipped.findings + reading.findings)
                return
            }
            let names = NameSet(own.map(\.path))
            all = RuleFiles(rules: files.rules, tariffs: files.tariffs.filter { !names.contains($0.path) } + own)
            findings = reading.findings
        }
    }

    /// What loading these folders gives with the tariffs of another one in the place of those of the same names.
    public static func load(_ folders: RuleFolders, with tariffs: String) -> LoadedRules {
        let files = Files(folders, with: tariffs)
        guard let all = files.all else {
            return LoadedRules(rulebook: nil, findings: files.findings, fileCount: nil)
        }
        let (rulebook, findings) = RulebookLoader.load(all, folders: folders, runningExamples: false)
        return LoadedRules(rulebook: rulebook, findings: files.findings + findings, fileCount: all.count)
    }
}
