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
            // What says the opposite of its condition is a negation, however it is written.
            visit(condition, !opposes(then.truth, otherwise.truth, counts), frame, known)
            inner(then, where: condition, .yes)
            inner(otherwise, where: condition, .notYes)
        case .comparison(let sign, let left, let right):
            if let (condition, opposes) = choice(sign, left, right, counts) {
                return visit(condition, !opposes, frame, known)
            }
            if sign == .equal || sign == .unequal { check(node, sign, left, right, counts, frame, known) }
            for side in [left, right] { visit(side, true, frame, known) }
        case .membership(let value, let tests):
            check(node, value, tests, counts, frame, known)
            for child in [value] + tests { visit(child, true, frame, known) }
        case .call(let function, let arguments):
            let traits = BuiltinLibrary.standard.builtin(named: function)?.traits ?? []
            let negates = traits.contains(.negates)
            if traits.contains(.searches), arguments.count == 2 {
                for value in arguments[1].value.listed {
                    check(node, value, arguments[0].value.listed, counts, frame, known)
                }
            }
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

    // MARK: Choices

    /// Whether a choice between two truths comes out as the opposite of its condition: where that is not true, it counts; or where it is,
    /// it does not.
    private func opposes(_ then: Bool?, _ otherwise: Bool?, _ counts: Bool) -> Bool {
        then != otherwise && (otherwise == counts || then == !counts)
    }

    /// The condition of a choice between two values, one of which is asked for, and whether the whole is its opposite.
    private func choice(
        _ sign: Comparison, _ left: Node, _ right: Node, _ counts: Bool
    ) -> (condition: Node, opposes: Bool)? {
        guard sign == .equal || sign == .unequal else { return nil }
        for (choice, value) in [(left, right), (right, left)] {
            guard case .conditional(let condition, let then, let otherwise) = choice.form,
                let value = value.literal, let first = then.literal, let second = otherwise.literal
            else { continue }
            func truth(_ literal: String) -> Bool { literal.utf8.elementsEqual(value.utf8) == (sign == .equal) }
            return (condition, opposes(truth(first), truth(second), counts))
        }
        return nil
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
        for case .test(let sign, let other) in tests.map(\.form) where sign == .equal || sign == .unequal {
            check(node, sign, value, other, counts, frame, known)
        }
        let values = tests.flatMap(\.listed).filter { $0.comparison == nil }
        // What is compared is told above.
        if values.isEmpty { return }
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

    /// The sign of a test that asks whether values are equal, or are not.
    fileprivate var comparison: Comparison? {
        if case .test(let sign, _) = form, sign == .equal || sign == .unequal { sign } else { nil }
    }

    /// The truth that is written out.
    fileprivate var truth: Bool? { if case .literal(.boolean(let truth)) = form { truth } else { nil } }

    /// The value that is written out, as text; nil for null.
    fileprivate var literal: String? {
        if case .literal(let value) = form, !value.isNull { value.literal } else { nil }
    }

    /// Whether a test asks which of two values is the greater.
    fileprivate var isOrder: Bool {
        switch form {
        case .range: true
        case .test(let sign, _): sign != .equal && sign != .unequal
        default: false
        }
    }
}
