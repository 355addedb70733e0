import AvalDeclarations
import AvalFEEL
import AvalValues

/// Tells of the parts of expressions which may be absent, and what is there for certain where a part comes out in some way.
///
/// What is left out of a declaration is absent, and so is what is computed from it; what a function does not find for other
/// reasons is no part of this.
struct Presence {
    /// How a truth comes out, in the three-valued logic of conditions.
    enum Outcome {
        case yes, no, notYes, notNo

        var opposite: Outcome {
            switch self {
            case .yes: .no
            case .no: .yes
            case .notYes: .notNo
            case .notNo: .notYes
            }
        }
    }

    /// The keys of what is there for certain; nil where what is asked about never comes.
    typealias Known = NameSet

    private let facts: TextMap<CompiledFact>
    /// The fact of those who are present, and so have a category.
    private let presence: String?
    private let library = BuiltinLibrary.standard

    init(_ facts: [CompiledFact], presence: String?) {
        self.facts = TextMap(facts.map { ("\($0.record).\($0.name)", $0) }, uniquingKeysWith: { first, _ in first })
        self.presence = presence
    }

    // MARK: What may be absent

    /// The names, as a node writes them, whose absence makes its value absent.
    func absent(_ node: Node, _ frame: PresenceFrame, _ known: Known) -> [String] {
        if let path = node.pathOfNames, let target = frame.target(path) {
            return mayBeAbsent(target, frame, known) ? [path.joined(separator: ".")] : []
        }
        switch node.form {
        case .path(let inner, _), .negation(let inner): return absent(inner, frame, known)
        case .arithmetic(_, let left, let right): return absent([left, right], frame, known)
        case .comparison(let sign, let left, let right):
            return sign == .equal || sign == .unequal ? [] : absent([left, right], frame, known)
        case .between(let value, let lower, let upper): return absent([value, lower, upper], frame, known)
        case .and(let left, let right):
            return absent(left, frame, known) + absent(right, frame, known.adding(implied(left, .notNo, frame)))
        case .or(let left, let right):
            return absent(left, frame, known) + absent(right, frame, known.adding(implied(left, .notYes, frame)))
        case .conditional(let condition, let then, let otherwise):
            return absent(then, frame, known.adding(implied(condition, .yes, frame)))
                + absent(otherwise, frame, known.adding(implied(condition, .notYes, frame)))
        case .call: return absent(strictArguments(node), frame, known)
        default: return []
        }
    }

    private func absent(_ nodes: [Node], _ frame: PresenceFrame, _ known: Known) -> [String] {
        var names: [String] = []
        for name in nodes.flatMap({ absent($0, frame, known) }) where !names.contains(name) { names.append(name) }
        return names
    }

    private func mayBeAbsent(_ target: PresenceFrame.Target, _ frame: PresenceFrame, _ known: Known) -> Bool {
        guard !known.contains(target.key) else { return false }
        // A list that is left out is an empty one.
        if case .list = target.entry.kind { return false }
        if case .slot(let kept) = target.entry, kept.isCertain, !kept.isOfPresent { return false }
        if let (fact, inner) = fact(target, frame) {
            // Of a table the rows may leave anything out: what it concludes is not followed.
            return fact.root.map { !absent($0, inner, known).isEmpty } ?? false
        }
        guard case .slot(let kept) = target.entry else { return false }
        if kept.isOfPresent {
            return !kept.isCertain || !known.contains(Self.present(target.subject))
        }
        return frame.mayBeLeftOut(kept, in: target.subject)
    }

    /// What computes a fact, and in which frame.
    private func fact(_ target: PresenceFrame.Target, _ frame: PresenceFrame) -> (CompiledFact, PresenceFrame)? {
        guard let name = target.name, let fact = facts["\(target.subject.record).\(name)"] else { return nil }
        return (fact, frame.of(fact: fact.names, of: target.subject))
    }

    private static func present(_ subject: PresenceFrame.Subject) -> String { subject.key + ".\u{0}" }

    /// The arguments without which a call has no value.
    private func strictArguments(_ node: Node) -> [Node] {
        guard case .call(let function, let arguments) = node.form, let builtin = library.builtin(named: function) else {
            return []
        }
        let parameters = builtin.forms.first { $0.count >= arguments.count } ?? builtin.forms[0]
        return arguments.enumerated().compactMap { index, argument in
            let parameter =
                argument.name.map { name in parameters.first { $0.name == name } }
                ?? (index < parameters.count ? parameters[index] : parameters.last)
            return parameter.map { $0.takesNull || $0.role == .codeList } ?? true ? nil : argument.value
        }
    }

    // MARK: What is there

    /// What is there where the value of a node is.
    func needed(_ node: Node, _ frame: PresenceFrame) -> Known {
        if let path = node.pathOfNames, let target = frame.target(path) {
            let inner = fact(target, frame).flatMap { fact, inner in fact.root.map { needed($0, inner) } } ?? []
            return inner.union([target.key])
        }
        switch node.form {
        case .path(let inner, _), .negation(let inner): return needed(inner, frame)
        case .arithmetic(_, let left, let right): return needed(left, frame).union(needed(right, frame))
        case .conditional(let condition, let then, let otherwise):
            return Self.common(
                Self.both(implied(condition, .yes, frame), value(then, frame)),
                Self.both(implied(condition, .notYes, frame), value(otherwise, frame))) ?? []
        case .call: return strictArguments(node).reduce(into: []) { $0.formUnion(needed($1, frame)) }
        default: return []
        }
    }

    /// The same of a branch, which null never gives a value to.
    private func value(_ node: Node, _ frame: PresenceFrame) -> Known? {
        if case .literal(.null) = node.form { nil } else { needed(node, frame) }
    }

    /// What is there where a condition comes out in a way; nil where it never does.
    func implied(_ node: Node, _ outcome: Outcome, _ frame: PresenceFrame) -> Known? {
        switch (node.form, outcome) {
        case (.literal(let value), _): return Self.comes(Truth(value), outcome) ? [] : nil
        case (.and(let left, let right), .yes), (.and(let left, let right), .notNo),
            (.or(let left, let right), .no), (.or(let left, let right), .notYes):
            return Self.both(implied(left, outcome, frame), implied(right, outcome, frame))
        case (.and(let left, let right), _), (.or(let left, let right), _):
            return Self.common(implied(left, outcome, frame), implied(right, outcome, frame))
        case (.conditional(let condition, let then, let otherwise), _):
            return Self.common(
                Self.both(implied(condition, .yes, frame), implied(then, outcome, frame)),
                Self.both(implied(condition, .notYes, frame), implied(otherwise, outcome, frame)))
        case (.comparison(let sign, let left, let right), _):
            return impliedByComparison(sign, left, right, outcome, frame)
        case (.between(let value, let lower, let upper), .yes):
            return [value, lower, upper].reduce(into: []) { $0.formUnion(needed($1, frame)) }
        case (.membership(let value, let tests), .yes):
            return tests.contains(where: \.mayBeNull) ? [] : needed(value, frame)
        case (.call(let function, let arguments), _):
            if arguments.count == 1, library.builtin(named: function)?.traits.contains(.negates) == true {
                return implied(arguments[0].value, outcome.opposite, frame)
            }
            return outcome == .yes || outcome == .no ? needed(node, frame) : []
        default:
            guard let target = node.pathOfNames.flatMap(frame.target) else { return [] }
            return implied(by: target, outcome, frame)
        }
    }

    /// What is there of those of whom a fact is true, who alone are asked about.
    func implied(byFact fact: String, _ frame: PresenceFrame) -> Known {
        let target = frame.target([fact]) ?? frame.target([ContractName.salarie, fact])
        return target.map { implied(by: $0, .yes, frame) } ?? []
    }

    /// A fact that comes out in a way says what its expression does.
    private func implied(by target: PresenceFrame.Target, _ outcome: Outcome, _ frame: PresenceFrame) -> Known {
        var known: Known = []
        if let (fact, inner) = fact(target, frame) {
            switch fact.source {
            case .expression(let text): known = implied(text.expression.root, outcome, inner) ?? []
            case .table(let table, _): known = implied(table.table, outcome, inner)
            }
        }
        if outcome == .yes || outcome == .no { known.insert(target.key) }
        if outcome == .yes, target.name == presence, target.subject.record == ContractName.salarie {
            known.insert(Self.present(target.subject))
        }
        return known
    }

    private func impliedByComparison(
        _ sign: Comparison, _ left: Node, _ right: Node, _ outcome: Outcome, _ frame: PresenceFrame
    ) -> Known {
        guard sign == .equal || sign == .unequal else {
            return outcome == .yes || outcome == .no ? needed(left, frame).union(needed(right, frame)) : []
        }
        // An equality is never neither.
        let isTrue = outcome == .yes || outcome == .notNo
        let areEqual = isTrue == (sign == .equal)
        for (one, other) in [(left, right), (right, left)] {
            if case .literal(.null) = other.form { return areEqual ? [] : needed(one, frame) }
        }
        guard areEqual else { return [] }
        return (absent(right, frame, []).isEmpty ? needed(left, frame) : [])
            .union(absent(left, frame, []).isEmpty ? needed(right, frame) : [])
    }

    /// What every row looks at that makes a table conclude so.
    private func implied(_ table: DecisionTable, _ outcome: Outcome, _ frame: PresenceFrame) -> Known {
        func mayConclude(_ cells: [Expression]) -> Bool {
            guard case .literal(let value)? = cells.first?.root.form else { return true }
            return Self.comes(Truth(value), outcome)
        }
        guard outcome == .yes || outcome == .no, !mayConclude(table.outputs.compactMap(\.otherwise)) else { return [] }
        let rows = table.rows.filter { mayConclude($0.outputs) }
        return table.inputs.indices.reduce(into: []) { known, column in
            if rows.allSatisfy({ !$0.tests[column].root.mayBeNull }) {
                known.formUnion(needed(table.inputs[column].expression.root, frame))
            }
        }
    }

    private static func comes(_ truth: Truth, _ outcome: Outcome) -> Bool {
        switch outcome {
        case .yes: truth == .yes
        case .no: truth == .no
        case .notYes: truth != .yes
        case .notNo: truth != .no
        }
    }

    /// What holds where both do.
    private static func both(_ one: Known?, _ other: Known?) -> Known? {
        one.flatMap { one in other.map { one.union($0) } }
    }

    /// What holds where one of the two does.
    private static func common(_ one: Known?, _ other: Known?) -> Known? {
        guard let one, let other else { return one ?? other }
        return one.intersection(other)
    }
}

extension Presence.Known {
    /// With what a condition implies, where it comes out so at all.
    func adding(_ implied: Presence.Known?) -> Presence.Known { implied.map { union($0) } ?? self }
}

extension Node {
    /// Whether a test of a membership, or those of a cell, may take null.
    fileprivate var mayBeNull: Bool {
        switch form {
        case .literal(let value): value.isNull
        case .list(let items): items.contains(where: \.mayBeNull)
        case .tests(let tests, let isNegated): isNegated || tests.contains(where: \.mayBeNull)
        case .range, .test, .negation, .arithmetic: false
        default: true
        }
    }
}

extension CompiledFact {
    /// The tree that computes it; nil where a table does.
    var root: Node? {
        if case .expression(let text) = source { text.expression.root } else { nil }
    }

    /// The names that its expressions see.
    var names: Namespace {
        switch source {
        case .expression(let text): text.names
        case .table(_, let names): names
        }
    }
}
