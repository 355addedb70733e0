import AvalSource
import Logging

/// All that rules are made from, and what making them needs.
public struct RulesSource<Book: Sendable>: Sendable {
    /// Makes what judges out of files: the book, unless a finding stops it, and all findings. Must depend on nothing else
    /// than the files: the same bytes are not compiled twice in a row.
    public typealias Compile = @Sendable (RuleFiles) -> (book: Book?, findings: [Finding])

    /// Where the files stand.
    public let folders: RuleFolders
    /// Where the sets accepted are kept; nowhere when nil.
    public let store: AcceptedStore?
    let compile: Compile
    let clock: ServiceClock
    let logger: Logger

    /// Rules made from `folders` by `compile`.
    public init(
        folders: RuleFolders, store: AcceptedStore?, clock: ServiceClock, logger: Logger, compile: @escaping Compile
    ) {
        self.folders = folders
        self.store = store
        self.compile = compile
        self.clock = clock
        self.logger = logger
    }
}

extension RulesSource {
    /// What came of compiling files: a book with its warnings, or what stops it.
    enum Compiled {
        case accepted(Book, warnings: [Finding])
        case refused([Finding])
    }

    func compiled(_ files: RuleFiles) -> Compiled {
        let (book, findings) = compile(files)
        if let book, !findings.contains(where: { $0.severity == .error }) {
            return .accepted(book, warnings: findings)
        }
        guard findings.isEmpty else { return .refused(findings) }
        return .refused([Finding(ReloadFinding.refused, at: nil)])
    }
}
