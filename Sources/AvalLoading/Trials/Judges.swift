import AvalEngine
import AvalRules
import AvalTariffs
import AvalValues

/// The judges of one rulebook, and of what it is in the circumstances that trials suppose, each made once.
///
/// One for each thread.
public final class Judges {
    /// The rulebook as the service has it.
    public let rulebook: Rulebook
    /// The rules with other choices of the service's; nil where they cannot be had, or would not be taken.
    private let remade: (TextMap<String>) -> Rulebook?
    private var judges: [Circumstances: Judge?] = [:]
    private var rulebooks: [TextMap<String>: Rulebook?] = [:]

    /// Judges of a rulebook; `remade` makes it anew with some of the service's choices set otherwise.
    public init(_ rulebook: Rulebook, remade: @escaping (TextMap<String>) -> Rulebook?) {
        (self.rulebook, self.remade) = (rulebook, remade)
    }

    /// Judges of a rulebook that was read from these folders, which are read again for other choices of the service's.
    public convenience init(_ rulebook: Rulebook, readFrom folders: RuleFolders) {
        let files = RuleFiles.read(folders).files
        self.init(rulebook) { settings in
            guard let files, files.version == rulebook.version else { return nil }
            return RulebookLoader.load(files, folders: folders, settings: settings)
        }
    }

    /// Judges of a rulebook whose files are not at hand: the service's choices are as they are.
    public convenience init(_ rulebook: Rulebook) { self.init(rulebook) { _ in nil } }

    /// The judge in some circumstances; nil where they cannot be had.
    public func judge(in circumstances: Circumstances) -> Judge? {
        if let known = judges[circumstances] { return known }
        let judge = rulebook(in: circumstances).map { Judge($0) }
        judges[circumstances] = .some(judge)
        return judge
    }

    /// The rulebook in some circumstances; nil where they cannot be had.
    private func rulebook(in circumstances: Circumstances) -> Rulebook? {
        guard let chosen = rulebook(with: circumstances.settings) else { return nil }
        guard let tariff = circumstances.tariff else { return chosen }
        return Rulebook(rules: chosen.rules, tariffs: tariff.tariffs, version: chosen.version)
    }

    private func rulebook(with settings: TextMap<String>) -> Rulebook? {
        if settings.isEmpty { return rulebook }
        if let known = rulebooks[settings] { return known }
        let made = remade(settings)
        rulebooks[settings] = .some(made)
        return made
    }
}

extension Circumstances.Tariff {
    /// Tariffs of which the rules find what is supposed.
    fileprivate var tariffs: [Tariff] {
        switch state {
        case .absent: []
        case .deduced: [.supposed(exercice: exercice, isDeduced: true, review: nil)]
        case .stale: [.supposed(exercice: exercice, isDeduced: false, review: day - 1)]
        case .published: [.supposed(exercice: exercice, isDeduced: false, review: nil)]
        }
    }
}
