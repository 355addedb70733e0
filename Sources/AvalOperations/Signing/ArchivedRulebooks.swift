import AvalEngine
import AvalLoading
import AvalSigning
import AvalValues
import Synchronization

/// The rulebooks of rules that are not in force any more, made again when they are asked for; the last one is kept.
final class ArchivedRulebooks: Sendable {
    private let rules: RulesInForce
    private let archive: RuleArchive?
    private let last = Mutex<Rulebook?>(nil)

    init(rules: RulesInForce, signing: SigningOffer) {
        self.rules = rules
        archive = if case .desk(let desk) = signing { desk.archive } else { nil }
    }

    /// The rulebook of a version; nil where its files are kept nowhere, or no longer judge.
    func rulebook(of version: String) -> Rulebook? {
        let current = rules.current
        if TextKey(current.version) == TextKey(version) { return current.rulebook }
        return last.withLock { last in
            if let last, TextKey(last.version) == TextKey(version) { return last }
            guard let files = (try? archive?.files(of: version)) ?? rules.keptFiles(of: version) else { return nil }
            last = Self.rulebook(of: files)
            return last
        }
    }

    /// The rulebook of files that were in force once: their examples were played then.
    static func rulebook(of files: RuleFiles) -> Rulebook? {
        RulebookLoader.load(
            files, folders: RuleFolders(rules: "Rules", tariffs: "Tariffs"), runningExamples: false
        ).rulebook
    }
}
