import AvalSource
import AvalValues

/// One check under way: the kinds found so far, and the findings.
final class Inference {
    let expression: Expression
    let scope: Scope
    let strictness: Strictness
    private var kinds: [Kind]
    private(set) var findings: [Finding] = []
    /// The lists of which literals have to be words, by their ids.
    var words: [Int: WordDomain] = [:]

    init(_ expression: Expression, _ scope: Scope, _ strictness: Strictness) {
        self.expression = expression
        self.scope = scope
        self.strictness = strictness
        kinds = Array(repeating: .any, count: expression.nodeCount)
    }

    func checked(_ kind: Kind) -> Checked {
        let sorted = findings.sorted { ($0.span?.lower ?? 0) < ($1.span?.lower ?? 0) }
        return Checked(kinds: kinds, kind: kind, words: words, findings: sorted)
    }

    func report(_ finding: ExpressionFinding, at range: Range<Int>) {
        findings.append(finding.finding(expression.text.span(range), strictness: strictness))
    }

    func report(_ finding: ExpressionFinding, at node: Node) { report(finding, at: node.range) }

    /// The kind of a node, noted under its id.
    @discardableResult
    func infer(_ node: Node, _ frame: KindFrame?) -> Kind {
        let kind = kind(of: node, frame)
        kinds[node.id] = kind
        return kind
    }

    func note(_ node: Node, _ kind: Kind) { kinds[node.id] = kind }

    private func kind(of node: Node, _ frame: KindFrame?) -> Kind {
        switch node.form {
        case .literal(let value): value.kind
        case .name(let name): kindOfName(name, node, frame)
        case .list(let items): .list(Kind.common(items.map { infer($0, frame) }))
        case .context(let entries): context(entries, frame)
        case .range(let lower, let isLowerIncluded, let upper, let isUpperIncluded):
            range(node, lower, upper, closed: isLowerIncluded && isUpperIncluded, frame)
        case .test(_, let end): .range(infer(end, frame))
        case .negation(let operand): negation(node, operand, frame)
        case .arithmetic(let sign, let left, let right): arithmetic(sign, node, left, right, frame)
        case .comparison(let sign, let left, let right): comparison(sign, node, left, right, frame)
        case .between(let value, let lower, let upper): between(node, value, lower, upper, frame)
        case .membership(let value, let tests): membership(value, tests, frame)
        case .and(let left, let right): junction(node, "and", left, right, frame)
        case .or(let left, let right): junction(node, "or", left, right, frame)
        case .conditional(let condition, let then, let otherwise): conditional(condition, then, otherwise, frame)
        case .loop(let iterations, let body): loop(iterations, body, frame)
        case .quantified(_, let iterations, let body): quantified(iterations, body, frame)
        case .instance(let operand, let type): instance(node, operand, type, frame)
        case .path(let operand, let name): path(node, operand, name, frame)
        case .filter(let list, let condition): filter(list, condition, frame)
        case .call(let function, let arguments): call(node, function, arguments, frame)
        case .function(let parameters, let body): function(parameters, body, frame)
        case .external: .any
        case .tests, .anything: tests(node, frame)
        }
    }

    private func kindOfName(_ name: String, _ node: Node, _ frame: KindFrame?) -> Kind {
        if let kind = known(name, frame) { return kind }
        if let builtin = scope.library.builtin(reserving: name) { return FunctionValue(builtin).kind }
        guard frame?.hidesNames != true else { return .any }
        report(.unknownName(name, near: Nearest.word(of: name, among: candidates(frame))), at: node)
        return .any
    }

    /// The kind of a name that is bound or in the scope.
    func known(_ name: String, _ frame: KindFrame?) -> Kind? { frame?.kind(of: name) ?? scope.names[name] }

    func candidates(_ frame: KindFrame?) -> [String] { (frame?.names ?? []) + scope.names.keys.sorted() }

    private func context(_ entries: [Form.Entry], _ frame: KindFrame?) -> Kind {
        var fields: [Kind.Field] = []
        var frame = frame
        for entry in entries {
            if fields.contains(where: { $0.name == entry.name }) {
                report(.repeatedEntry(entry.name), at: entry.nameRange)
            }
            let kind = infer(entry.value, frame)
            fields.append(Kind.Field(entry.name, kind))
            frame = KindFrame(.binding(entry.name, kind), outer: frame)
        }
        return .context(fields)
    }

    private func instance(_ node: Node, _ operand: Node, _ type: ItemType, _ frame: KindFrame?) -> Kind {
        checkInstance(operand, infer(operand, frame), type.kind, node)
        return .boolean
    }

    private func function(
        _ parameters: [FunctionValue.Parameter], _ body: Node, _ frame: KindFrame?
    ) -> Kind {
        let inner = parameters.reduce(frame) { KindFrame(.binding($1.name, $1.kind), outer: $0) }
        return .function(parameters.map(\.kind), infer(body, inner))
    }

    private func tests(_ node: Node, _ frame: KindFrame?) -> Kind {
        inferTests(node, of: frame?.kind(of: "?") ?? .any, frame)
        return .boolean
    }
}

extension FunctionValue {
    /// What kind of function it is.
    var kind: Kind { .function(parameters.map(\.kind), result) }
}
