import AvalEngine
import AvalSource

/// A trial that stands in a YAML file: what is wrong with it is told there.
public protocol WrittenTrial: Trial {
    /// Where it stands.
    var place: SourceSpan { get }

    /// What is wrong with what `judge` says of it; nil when all is as expected.
    func finding(by judge: Judge) -> Finding?
}

extension WrittenTrial {
    /// Where it stands.
    public var span: SourceSpan? { place }

    /// Whether all is as expected.
    public func holds(for judge: Judge) -> Bool { finding(by: judge) == nil }

    /// What is wrong with it in its circumstances; nil when all is as expected.
    func finding(by judges: Judges) -> Finding? {
        guard let judge = judges.judge(in: circumstances) else {
            return Finding(ExampleOutcomeFinding.unavailable(circumstances.settings), at: place)
        }
        return finding(by: judge)
    }
}
