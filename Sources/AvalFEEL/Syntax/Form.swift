import AvalValues

/// What a node is (the grammar of DMN 1.5, 10.3.1.2).
public enum Form: Sendable {
    /// A value written out: null, a boolean, a number, a text, or `@"…"`.
    case literal(Value)
    /// A name, as the scope spells it.
    case name(String)
    /// `[a, b]`.
    case list([Node])
    /// `{a: 1, b: a + 1}`; an entry sees those before it.
    case context([Entry])
    /// `[a..b]`, whose ends may each be left out of the range.
    case range(lower: Node, isLowerIncluded: Bool, upper: Node, isUpperIncluded: Bool)
    /// `< a` as a unary test, or `(< a)` as a value.
    case test(Comparison, Node)
    /// `-a`.
    case negation(Node)
    /// `a + b` and its like.
    case arithmetic(Arithmetic, Node, Node)
    /// `a < b` and its like.
    case comparison(Comparison, Node, Node)
    /// `a between b and c`.
    case between(Node, lower: Node, upper: Node)
    /// `a in (tests)`: whether any of them takes it.
    case membership(Node, tests: [Node])
    /// `a and b`.
    case and(Node, Node)
    /// `a or b`.
    case or(Node, Node)
    /// `if a then b else c`.
    case conditional(Node, then: Node, otherwise: Node)
    /// `for … return a`.
    case loop([Iteration], Node)
    /// `some … satisfies a`, `every … satisfies a`.
    case quantified(Quantifier, [Iteration], Node)
    /// `a instance of type`.
    case instance(Node, ItemType)
    /// `a.name`.
    case path(Node, String)
    /// `a[b]`.
    case filter(Node, Node)
    /// `f(a, b)`, `f(name: a)`.
    case call(Node, [Argument])
    /// `function(a, b) body`.
    case function([FunctionValue.Parameter], Node)
    /// `function(a) external …`: a function of another language, which there is none of here.
    case external
    /// Unary tests, the whole of an input entry: whether any of them takes the value `?`, or none.
    case tests([Node], negated: Bool)
    /// `-` as an input entry: whatever comes.
    case anything

    /// An entry of a context.
    public struct Entry: Sendable {
        /// Its name.
        public let name: String
        /// Where the name stands.
        public let nameRange: Range<Int>
        /// Its value.
        public let value: Node
    }

    /// What a name runs through: the elements of a list, or from one end to the other.
    public struct Iteration: Sendable {
        /// The name bound to each element.
        public let name: String
        /// The list; or the first value, where `end` is there.
        public let source: Node
        /// The last value of `for i in a..b`.
        public let end: Node?
    }

    /// An argument of a call.
    public struct Argument: Sendable {
        /// The parameter's name, in a call by name.
        public let name: String?
        /// Where the name stands.
        public let nameRange: Range<Int>?
        /// The argument.
        public let value: Node
    }

    /// The nodes directly below, from left to right.
    public var children: [Node] {
        switch self {
        case .literal, .name, .external, .anything: []
        case .list(let nodes), .tests(let nodes, _): nodes
        case .context(let entries): entries.map(\.value)
        case .range(let lower, _, let upper, _): [lower, upper]
        case .test(_, let node), .negation(let node), .instance(let node, _), .path(let node, _),
            .function(_, let node):
            [node]
        case .arithmetic(_, let left, let right), .comparison(_, let left, let right), .and(let left, let right),
            .or(let left, let right), .filter(let left, let right):
            [left, right]
        case .between(let value, let lower, let upper): [value, lower, upper]
        case .membership(let value, let tests): [value] + tests
        case .conditional(let condition, let then, let otherwise): [condition, then, otherwise]
        case .loop(let iterations, let body), .quantified(_, let iterations, let body):
            iterations.flatMap { [$0.source] + ($0.end.map { [$0] } ?? []) } + [body]
        case .call(let function, let arguments): [function] + arguments.map(\.value)
        }
    }
}

/// An arithmetic sign.
public enum Arithmetic: String, Sendable, Hashable {
    /// Sum; of texts, one after the other.
    case add = "+"
    /// Difference.
    case subtract = "-"
    /// Product.
    case multiply = "*"
    /// Quotient.
    case divide = "/"
    /// Power.
    case power = "**"
}

/// A comparison sign.
public enum Comparison: String, Sendable, Hashable {
    /// Equal.
    case equal = "="
    /// Not equal.
    case unequal = "!="
    /// Less.
    case less = "<"
    /// Less or equal.
    case lessOrEqual = "<="
    /// Greater.
    case greater = ">"
    /// Greater or equal.
    case greaterOrEqual = ">="
}

/// How many elements have to satisfy.
public enum Quantifier: String, Sendable, Hashable {
    /// At least one.
    case some = "some"
    /// All.
    case every = "every"
}
