import AvalEngine
import AvalSource

/// Something that experts expect of the rules: a declaration, and what must be said of it.
///
/// It is made ready once and may be judged again and again, by other rules too: that is how it is told what a change of the
/// rules would go unseen by.
public protocol Trial: Sendable {
    /// What it is called, for people.
    var name: String { get }
    /// Where it is written; nil for what is no part of a YAML file.
    var span: SourceSpan? { get }
    /// The declaration, as JSON.
    var declaration: [UInt8] { get }
    /// How it is judged.
    var options: JudgingOptions { get }
    /// What it supposes of the service.
    var circumstances: Circumstances { get }
    /// What it looks at: whatever else changes goes unseen by it.
    var attention: Attention { get }

    /// Judges the declaration, and tells whether all is as expected; `judge` is that of its circumstances.
    func holds(for judge: Judge) -> Bool
}

extension Trial {
    /// All is as the service has it.
    public var circumstances: Circumstances { Circumstances() }

    /// Judges the declaration in its circumstances, and tells whether all is as expected.
    public func holds(for judges: Judges) -> Bool { judges.judge(in: circumstances).map { holds(for: $0) } ?? false }
}
