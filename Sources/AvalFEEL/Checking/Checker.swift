import AvalSource
import AvalValues

/// How much a checker asks.
public enum Strictness: Sendable {
    /// For rules: everything known to be wrong is a finding, and no expression may ask for the clock.
    case strict
    /// For expressions typed at a prompt and models of others: the clock may be asked, and what is merely pointless
    /// (a branch that is never taken, a comparison that is always null) is a warning.
    case lenient
}

/// What a checker says of an expression.
public struct Checked: Sendable {
    /// The kind of each node, by its id; null fits every kind, so a node of any kind may come out null.
    public let kinds: [Kind]
    /// The kind of the whole.
    public let kind: Kind
    /// The lists of which texts that are written out have to be words, by the ids of their nodes.
    public let words: [Int: WordDomain]
    /// What is wrong, in the order of the text.
    public let findings: [Finding]

    /// Whether something stops the expression from being taken.
    public var hasErrors: Bool { findings.contains { $0.severity == .error } }
}

/// Says, without any value, of what kind each part of an expression is, and what cannot be meant.
public struct Checker: Sendable {
    /// The names in sight.
    public let scope: Scope
    /// How much is asked.
    public let strictness: Strictness

    /// A checker for expressions of that scope.
    public init(scope: Scope, strictness: Strictness = .strict) {
        self.scope = scope
        self.strictness = strictness
    }

    /// Checks an expression; `expecting` is the kind that is needed where it stands, if known.
    public func check(_ expression: Expression, expecting: Kind? = nil) -> Checked {
        let inference = Inference(expression, scope, strictness)
        let kind = inference.infer(expression.root, nil)
        if let expecting { inference.expect(expression.root, kind, expecting) }
        return inference.checked(kind)
    }

    /// Checks unary tests against the kind of the value that they will test.
    public func check(tests: Expression, of value: Kind) -> Checked {
        let inference = Inference(tests, scope, strictness)
        let frame = KindFrame(.binding("?", value), outer: nil)
        inference.inferTests(tests.root, of: value, frame)
        return inference.checked(.boolean)
    }
}

/// The names bound within an expression, with their kinds, innermost first.
final class KindFrame {
    enum Content {
        case binding(String, Kind)
        case fields([Kind.Field])
        /// The entries of a context of which nothing is known: any name may be one of them.
        case anything
    }

    let content: Content
    let outer: KindFrame?

    init(_ content: Content, outer: KindFrame?) {
        self.content = content
        self.outer = outer
    }

    func kind(of name: String) -> Kind? {
        switch content {
        case .binding(let bound, let kind): if bound == name { return kind }
        case .fields(let fields): if let field = fields.first(where: { $0.name == name }) { return field.kind }
        case .anything: break
        }
        return outer?.kind(of: name)
    }

    /// Whether some frame may hold names that are not known here.
    var hidesNames: Bool {
        if case .anything = content { return true }
        return outer?.hidesNames ?? false
    }

    var names: [String] {
        let own: [String] =
            switch content {
            case .binding(let name, _): [name]
            case .fields(let fields): fields.map(\.name)
            case .anything: []
            }
        return own + (outer?.names ?? [])
    }
}
