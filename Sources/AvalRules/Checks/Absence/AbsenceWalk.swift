import AvalFEEL
import AvalSource

/// Goes through one expression, and tells the comparisons that an absent value makes true, or false below a negation.
struct AbsenceWalk {
    let presence: Presence
    let expression: Expression
    let log: FindingLog

    /// Goes through the whole expression; `known` is there whatever the expression says.
    func walk(_ frame: PresenceFrame, _ known: Presence.Known) { visit(expression.root, true, frame, known) }

    /// Visits a node; `counts` is the truth that lets the whole come out: beside what decides it already, a part does not
    /// matter.
    private func visit(_ node: Node, _ counts: Bool, _ frame: PresenceFrame, _ known: Presence.Known) {
        func inner(_ node: Node, where other: Node, _ outcome: Presence.Outcome) {
            visit(node, counts, frame, known.adding(presence.implied(other, outcome, frame)))
        }
        switch node.form {
        case .and(let left, let right):
            inner(left, where: right, counts ? .yes : .notNo)
            inner(right, where: left, counts ? .yes : .notNo)
        case .or(let left, let right):
            inner(left, where: right, counts ? .notYes : .no)
            inner(right, where: left, counts ? .notYes : .no)
        case .conditional(let condition, let then, let otherwise):
            visit(condition, true, frame, known)
            inner(then, where: condition, .yes)
            inner(otherwise, where: condition, .notYes)
        case .comparison(let sign, let left, let right):
            if sign == .equal || sign == .unequal { check(node, sign, left, right, counts, frame, known) }
            for side in [left, right] { visit(side, true, frame, known) }
        case .membership(let value, let tests):
            check(node, value, tests, counts, frame, known)
            for child in [value] + tests { visit(child, true, frame, known) }
        case .call(let function, let arguments):
            let negates = BuiltinLibrary.standard.builtin(named: function)?.traits.contains(.negates) == true
            for argument in arguments { visit(argument.value, negates != counts, frame, known) }
        case .filter(let base, let condition):
            visit(base, true, frame, known)
            let records = presence.records(base, key: "[\(node.id)]", frame)
            visit(condition, true, frame.looking(into: records?.record), known.union(records?.known ?? []))
        case .quantified(_, let iterations, let body), .loop(let iterations, let body):
            visit(iterations, body, counts, frame, known)
        default:
            for child in node.form.children { visit(child, counts, frame, known) }
        }
    }

    private func visit(
        _ iterations: [Form.Iteration], _ body: Node, _ counts: Bool, _ frame: PresenceFrame, _ known: Presence.Known
    ) {
        var (frame, known) = (frame, known)
        for iteration in iterations {
            visit(iteration.source, true, frame, known)
            let records = presence.records(iteration.source, key: "[\(iteration.source.id)]", frame)
            frame = frame.binding(iteration.name, to: records?.record)
            known.formUnion(records?.known ?? [])
        }
        visit(body, counts, frame, known)
    }

    // MARK: Comparisons

    private func check(
        _ node: Node, _ sign: Comparison, _ left: Node, _ right: Node, _ counts: Bool, _ frame: PresenceFrame,
        _ known: Presence.Known
    ) {
        // Whoever asks for null has thought of it.
        guard ![left, right].contains(where: \.isNull) else { return }
        let (one, other) = (presence.absent(left, frame, known), presence.absent(right, frame, known))
        let text = AbsenceFinding.Comparison(text: words(node), isNegated: !counts)
        if (sign == .equal) == counts {
            guard let first = one.first, let second = other.first, first != second else { return }
            log.add(AbsenceFinding.equalWhenAbsent(text, names: [first, second]), at: expression.span(node))
        } else {
            tellUnlike(text, one + other, node)
        }
    }

    /// A value among others is like one of them.
    private func check(
        _ node: Node, _ value: Node, _ tests: [Node], _ counts: Bool, _ frame: PresenceFrame, _ known: Presence.Known
    ) {
        let names = presence.absent(value, frame, known)
        let values = tests.flatMap(\.listed)
        guard let first = names.first, !values.contains(where: \.isNull) else { return }
        let text = AbsenceFinding.Comparison(text: words(node), isNegated: !counts)
        if counts {
            guard let second = values.lazy.flatMap({ presence.absent($0, frame, known) }).first(where: { $0 != first })
            else { return }
            log.add(AbsenceFinding.equalWhenAbsent(text, names: [first, second]), at: expression.span(node))
        } else if !tests.contains(where: \.isOrder) {
            // What is absent lies neither in a range nor outside of it.
            tellUnlike(text, names, node)
        }
    }

    private func tellUnlike(_ text: AbsenceFinding.Comparison, _ names: [String], _ node: Node) {
        let names = names.enumerated().filter { names.firstIndex(of: $1) == $0 }.map(\.element)
        guard !names.isEmpty else { return }
        log.add(AbsenceFinding.unlikeWhenAbsent(text, names: names), at: expression.span(node))
    }

    /// A node as it is written, on one line.
    private func words(_ node: Node) -> String {
        let text = String(decoding: expression.text.bytes[node.range], as: UTF8.self)
        return text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
}

extension Presence {
    /// The list of records that a node names, and what is there in those that its filters leave.
    func records(_ node: Node, key: String, _ frame: PresenceFrame) -> (record: PresenceFrame.Subject, known: Known)? {
        guard let (record, filters) = frame.records(node, key: key) else { return nil }
        let inner = frame.looking(into: record)
        return (record, filters.reduce(into: []) { $0.formUnion(implied($1, .yes, inner) ?? []) })
    }
}

extension Node {
    fileprivate var isNull: Bool { if case .literal(.null) = form { true } else { false } }

    /// The values of a test that lists some.
    fileprivate var listed: [Node] { if case .list(let items) = form { items } else { [self] } }

    /// Whether a test asks which of two values is the greater.
    fileprivate var isOrder: Bool {
        switch form {
        case .range: true
        case .test(let sign, _): sign != .equal && sign != .unequal
        default: false
        }
    }
}
