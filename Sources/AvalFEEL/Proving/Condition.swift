import AvalSource
import AvalValues

/// A condition that was parsed and checked, to be proved something of.
public struct Condition: Sendable {
    let expression: Expression
    let kinds: [Kind]

    /// A condition with the kinds of its nodes, by their ids.
    public init(_ expression: Expression, kinds: [Kind]) {
        self.expression = expression
        self.kinds = kinds
    }

    /// The top of its tree.
    public var root: Node { expression.root }

    /// Where it stands.
    public var span: SourceSpan { expression.text.span }

    /// How its truth is put together from those of its questions.
    indirect enum Shape {
        /// A truth that is written out.
        case constant(Truth)
        /// One question.
        case question(Node)
        case opposite(Shape)
        case and(Shape, Shape)
        case or(Shape, Shape)
        /// `if a then b else c`: what is not true goes the other way.
        case conditional(Shape, then: Shape, otherwise: Shape)
    }

    /// The whole of it.
    var shape: Shape { shape(of: expression.root) }

    private func shape(of node: Node) -> Shape {
        switch node.form {
        case .literal(let value): .constant(Truth(value))
        case .and(let left, let right): .and(shape(of: left), shape(of: right))
        case .or(let left, let right): .or(shape(of: left), shape(of: right))
        case .conditional(let condition, let then, let otherwise):
            .conditional(shape(of: condition), then: shape(of: then), otherwise: shape(of: otherwise))
        case .call(let function, let arguments) where arguments.count == 1 && negates(function):
            .opposite(shape(of: arguments[0].value))
        default: .question(node)
        }
    }

    private func negates(_ function: Node) -> Bool {
        BuiltinLibrary.standard.builtin(named: function)?.traits.contains(.negates) == true
    }

    /// The letters of a node, without the blanks that change nothing: two nodes of the same letters ask the same.
    func letters(_ node: Node) -> [UInt8] { expression.text.bytes[node.range].filter { $0 != 32 && $0 != 10 } }
}
