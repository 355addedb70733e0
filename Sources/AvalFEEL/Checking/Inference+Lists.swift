import AvalSource
import AvalValues

extension Inference {
    func loop(_ iterations: [Form.Iteration], _ body: Node, _ frame: KindFrame?) -> Kind {
        // What was made so far is known to the body alone: the lists are there before there is any.
        let inner = KindFrame(.binding("partial", .list(.any)), outer: bind(iterations, frame))
        return .list(infer(body, inner))
    }

    func quantified(_ iterations: [Form.Iteration], _ body: Node, _ frame: KindFrame?) -> Kind {
        let inner = bind(iterations, frame)
        body.expectCondition("satisfies", infer(body, inner), self)
        checkAsks(body, of: iterations.map(\.name))
        return .boolean
    }

    private func bind(_ iterations: [Form.Iteration], _ frame: KindFrame?) -> KindFrame? {
        iterations.reduce(frame) { frame, iteration in
            KindFrame(.binding(iteration.name, element(of: iteration, frame)), outer: frame)
        }
    }

    private func element(of iteration: Form.Iteration, _ frame: KindFrame?) -> Kind {
        let source = infer(iteration.source, frame)
        if let end = iteration.end {
            let last = infer(end, frame)
            for (node, kind) in [(iteration.source, source), (end, last)] where ![.any, .number, .date].contains(kind) {
                report(.wrongKind(.notEnumerable(kind)), at: node)
            }
            return source.joined(last)
        }
        switch source {
        case .list(let element), .range(let element): return element
        case .null:
            report(.alwaysNull(.loopOverNull), at: iteration.source)
            return .any
        case .any: return .any
        default:
            if strictness == .strict {
                report(.wrongKind(.notAListToRunThrough(source)), at: iteration.source)
            }
            return source
        }
    }

    func filter(_ list: Node, _ condition: Node, _ frame: KindFrame?) -> Kind {
        let source = infer(list, frame)
        checkIndex(list, source, condition)
        let element = source.element
        var inner: KindFrame? = KindFrame(.binding("item", element), outer: frame)
        switch element {
        case .context(let fields): inner = KindFrame(.fields(fields), outer: inner)
        case .any: inner = KindFrame(.anything, outer: inner)
        default: break
        }
        switch infer(condition, inner) {
        case .number:
            // An index that comes out null picks nothing, and leaves an empty list: only one written out is sure.
            if case .literal = condition.form { return element }
            return .any
        case .boolean:
            checkAsks(condition, ofElements: element)
            return source == .any ? .any : .list(element)
        case .any, .null: return .any
        case let kind:
            report(.wrongKind(.notAnIndexOrCondition(kind)), at: condition)
            return .any
        }
    }

    private func checkAsks(_ condition: Node, ofElements element: Kind) {
        switch element {
        case .any: return
        case .context(let fields): checkAsks(condition, of: ["item"] + fields.map(\.name))
        default: checkAsks(condition, of: ["item"])
        }
    }

    func path(_ node: Node, _ operand: Node, _ name: String, _ frame: KindFrame?) -> Kind {
        let kind = infer(operand, frame)
        return member(name, of: kind, node)
    }

    private func member(_ name: String, of kind: Kind, _ node: Node) -> Kind {
        switch kind {
        case .any: return .any
        case .list(let element): return .list(member(name, of: element, node))
        case .null:
            report(.alwaysNull(.memberOfNull(name)), at: node)
            return .any
        case .context(let fields):
            // A context of which no entry is known may have any.
            if let kind = kind.field(name) { return kind }
            if fields.isEmpty { return .any }
            report(.unknownMember(name, of: kind, near: Nearest.word(of: name, among: fields.map(\.name))), at: node)
            return .any
        default:
            let properties = kind.properties
            if let property = properties.first(where: { $0.name == name }) { return property.kind }
            report(
                .unknownMember(
                    name, of: kind,
                    near: Nearest.word(of: name, among: properties.map(\.name)) ?? properties.first?.name),
                at: node)
            return .any
        }
    }

    func membership(_ value: Node, _ tests: [Node], _ frame: KindFrame?) -> Kind {
        let kind = infer(value, frame)
        let inner = KindFrame(.binding("?", kind), outer: frame)
        for test in tests { inferTest(test, of: (value, kind), inner) }
        checkNeighbours(tests)
        return .boolean
    }

    /// Notes and checks unary tests of a value of a kind.
    func inferTests(_ node: Node, of kind: Kind, _ frame: KindFrame?) {
        note(node, .boolean)
        guard case .tests(let tests, _) = node.form else { return }
        for test in tests { inferTest(test, of: (nil, kind), frame) }
        checkNeighbours(tests)
    }

    private func inferTest(_ test: Node, of value: (node: Node?, kind: Kind), _ frame: KindFrame?) {
        if case .test(let sign, let end) = test.form {
            let other = infer(end, frame)
            note(test, .range(other))
            return compare(sign, test.range, (value.node ?? test, value.kind), (end, other))
        }
        let kind = infer(test, frame)
        checkHyphen(test)
        if let node = value.node { checkSingle(test, kind, after: node) }
        if kind == .boolean, test.mentions("?") || value.node == nil { return }
        switch kind {
        case .range(let end):
            guard !value.kind.isOrdered(with: end) else { return }
            report(.alwaysNull(.outsideOrder(value.kind, ends: end)), at: test)
        case .list(let element): searched(test, element, value)
        default: compare(.equal, test.range, (value.node ?? test, value.kind), (test, kind))
        }
    }

    /// `x in [a, b]`: each element takes the value, or the list equals it.
    private func searched(_ test: Node, _ element: Kind, _ value: (node: Node?, kind: Kind)) {
        if let node = value.node { checkWords(element, node) }
        if case .list(let items) = test.form {
            if items.isEmpty { report(.deadBranch(.emptyList), at: test) }
            for item in items { checkWords(value.kind, item) }
        }
        let inner = if case .range(let end) = element { end } else { element }
        if !value.kind.isEquatable(with: inner), !value.kind.isEquatable(with: .list(element)) {
            report(.alwaysNull(.neverFound(value.kind, among: inner)), at: test)
        }
    }
}
