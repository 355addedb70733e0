import AvalFEEL
import AvalValues

/// The names that the rules about a subject see, for expressions that are no part of the rules: whoever tries one out gives
/// it the frame of a declaration that was judged.
///
/// What it holds never changes, hence `@unchecked`.
public struct RuleNames: @unchecked Sendable {
    private let names: Namespace

    init(_ names: Namespace) { self.names = names }

    /// The names, in their order.
    public var all: [String] { names.entries.map(\.name) }

    /// What each of them is, as far as it is known before there is a declaration.
    public var kinds: TextMap<Kind> { names.kinds }

    /// Which of them stand for nomenclatures.
    public var codeLists: NameSet { names.codeLists }

    /// Their values in a frame, good as long as the frame.
    public func environment(_ frame: FrameView) -> some Environment { FrameEnvironment(names: names, frame: frame) }
}
