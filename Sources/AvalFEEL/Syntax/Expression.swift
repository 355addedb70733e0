import AvalSource
import AvalValues

/// A parsed expression, or parsed unary tests: the tree, and the text it was read from.
public struct Expression: Sendable {
    /// The text; ranges of nodes count in its bytes.
    public let text: SourceText
    /// The tree.
    public let root: Node
    /// How many nodes there are: their ids are the numbers below.
    public let nodeCount: Int

    /// Where a node stands in its file.
    public func span(_ node: Node) -> SourceSpan { text.span(node.range) }
}

/// A node of the tree. It is immutable and knows neither its parent nor its kind.
public final class Node: Sendable {
    /// A number of its own in its expression, from 0, dense.
    public let id: Int
    /// The bytes of the text that it was read from.
    public let range: Range<Int>
    /// What it is.
    public let form: Form
    /// How many nodes lie on the longest way down to a leaf, itself included.
    public let height: Int

    init(id: Int, range: Range<Int>, form: Form) {
        self.id = id
        self.range = range
        self.form = form
        height = 1 + (form.children.map(\.height).max() ?? 0)
    }

    /// The names of a path that begins with a name; nil for any other node.
    public var pathOfNames: [String]? {
        switch form {
        case .name(let name): [name]
        case .path(let inner, let name): inner.pathOfNames.map { $0 + [name] }
        default: nil
        }
    }
}
