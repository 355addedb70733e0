import AvalEngine
import AvalLoading
import AvalSource
import Foundation

/// The rules and tariffs of this repository in memory, to be changed as an expert would and loaded again.
public struct Workshop: Sendable {
    /// The files by the path that people see (`Rules/determinants.yaml`), with their text.
    public private(set) var texts: [String: String]

    /// The folder that holds `Rules` and `Tariffs`.
    public static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    /// The files as they are in the repository.
    public static let shipped: Workshop = {
        let folders = RuleFolders(in: root.path)
        let files = RuleFiles.read(folders).files
        var texts: [String: String] = [:]
        for kind in RuleFolders.Kind.allCases {
            for entry in files?[kind] ?? [] {
                texts["\(kind.folderName)/\(entry.path)"] = String(decoding: entry.source.bytes, as: UTF8.self)
            }
        }
        return Workshop(texts: texts)
    }()

    /// The same files with one more, or with another text in one.
    public func writing(_ text: String, to path: String) -> Workshop {
        var copy = self
        copy.texts[path] = text
        return copy
    }

    /// The same files without one.
    public func removing(_ path: String) -> Workshop {
        var copy = self
        copy.texts[path] = nil
        return copy
    }

    /// The same files with the first `old` of one of them changed; nil when it is not there.
    public func replacing(_ old: String, by new: String, in path: String) -> Workshop? {
        guard let text = texts[path], let range = text.range(of: old) else { return nil }
        return writing(text.replacingCharacters(in: range, with: new), to: path)
    }

    /// The files as a set.
    public var files: RuleFiles {
        func entries(_ folder: String) -> [RuleFiles.Entry] {
            texts.filter { $0.key.hasPrefix(folder + "/") }.map { path, text in
                RuleFiles.Entry(
                    path: String(path.dropFirst(folder.count + 1)), source: SourceFile(path: path, text: text))
            }
        }
        return RuleFiles(rules: entries("Rules"), tariffs: entries("Tariffs"))
    }

    /// What loading these files gives, examples included.
    public func load() -> (rulebook: Rulebook?, findings: [Finding]) {
        RulebookLoader.load(
            files, folders: RuleFolders(rules: "Rules", tariffs: "Tariffs"), runningExamples: true)
    }
}
