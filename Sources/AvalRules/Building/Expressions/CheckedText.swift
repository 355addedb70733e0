import AvalFEEL
import AvalValues

/// An expression of a rule file, parsed and checked against the names of its subject, kept with those names so that it
/// can be evaluated as a tree.
struct CheckedText {
    let expression: Expression
    let kind: Kind
    let kinds: [Kind]
    /// The words of lists that it writes out.
    let words: [WordUse]
    let names: Namespace

    /// The value of a part of the expression, node by node, in the frame of a subject.
    /// `observer` is told why a part of it came to nothing.
    func value(of node: Node, in frame: FrameView, observer: ((NullReason) -> Void)? = nil) -> Value {
        Interpreter().evaluate(
            expression.part(node), in: FrameEnvironment(names: names, frame: frame), observer: observer)
    }
}
