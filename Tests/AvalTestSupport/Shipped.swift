import AvalEngine
import AvalRules
import AvalLoading
import AvalSource

/// The rules and tariffs of this repository, as every door loads them.
public enum Shipped {
    /// Why they cannot be used.
    public struct RulesError: Error, CustomStringConvertible {
        /// The findings, drawn.
        public let description: String
    }

    /// The repository's folder.
    public static let root: String = {
        var parts = #filePath.split(separator: "/", omittingEmptySubsequences: false)
        parts.removeLast(3)
        return parts.joined(separator: "/")
    }()

    private static let compiled = Result { try load(.compiled) }
    private static let interpreted = Result { try load(.interpreted) }

    /// The rulebook, its expressions run in one way or the other.
    public static func rulebook(_ evaluation: Evaluation = .compiled) throws -> Rulebook {
        try evaluation == .compiled ? compiled.get() : interpreted.get()
    }

    /// The rulebook with some files changed or added: `rules/…` and `tariffs/…` by the path that names them in verdicts.
    public static func rulebook(
        rules: [String: String] = [:], tariffs: [String: String]? = nil, _ evaluation: Evaluation = .compiled
    ) throws -> Rulebook {
        let files = try files()
        let kept = files.rules.filter { rules[$0.path] == nil }
        let tariffEntries = tariffs.map { entries($0) } ?? files.tariffs
        return try load(RuleFiles(rules: kept + entries(rules), tariffs: tariffEntries), evaluation)
    }

    /// The text of a shipped rule file.
    public static func text(ofRules path: String) throws -> String {
        let entry = try files().rules.first { $0.path == path }
        guard let entry else { throw RulesError(description: "no rule file \(path)") }
        return String(decoding: entry.source.bytes, as: UTF8.self)
    }

    private static func entries(_ texts: [String: String]) -> [RuleFiles.Entry] {
        texts.map { RuleFiles.Entry(path: $0, source: SourceFile(path: $0, text: $1)) }
    }

    /// Where they stand.
    public static var folders: RuleFolders { RuleFolders(in: root) }

    private static func files() throws -> RuleFiles {
        let reading = RuleFiles.read(folders)
        guard let files = reading.files else {
            throw RulesError(description: DiagnosticPrinter.text(reading.findings, color: false))
        }
        return files
    }

    private static func load(_ evaluation: Evaluation) throws -> Rulebook { try load(files(), evaluation) }

    private static func load(_ files: RuleFiles, _ evaluation: Evaluation) throws -> Rulebook {
        let loaded = RulebookLoader.load(files, folders: folders, runningExamples: false, evaluation: evaluation)
        guard let rulebook = loaded.rulebook else {
            let errors = loaded.findings.filter { $0.severity == .error }
            throw RulesError(description: DiagnosticPrinter.text(errors, color: false))
        }
        return rulebook
    }
}
