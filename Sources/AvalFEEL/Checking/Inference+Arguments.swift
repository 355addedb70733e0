import AvalSource
import AvalValues

/// What the kinds of parameters leave open: functions that take anything and give null for most of it.
extension Inference {
    private static let ofNumbers: Set = ["sum", "mean", "product", "median", "stddev", "mode"]
    private static let ofTruths: Set = ["all", "any"]
    private static let ofOrdered: Set = ["min", "max"]
    private static let ofPlaces: Set = ["substring", "sublist", "insert before", "remove"]

    /// Checks the arguments of a call of which each may fit its parameter.
    func checkArguments(
        _ builtin: Builtin, _ placed: [(Builtin.Parameter, Int)], _ arguments: [Form.Argument], _ kinds: [Kind]
    ) {
        for (parameter, index) in placed {
            let (node, kind) = (arguments[index].value, kinds[index])
            if let wanted = wanted(builtin, of: kind) {
                report(
                    .alwaysNull(
                        "« \(builtin.name) » attend \(wanted), et ne fait rien de ce qui est \(kind.inner.named)"),
                    at: node)
            } else if strictness == .strict {
                checkListness(builtin, parameter, node, kind)
            }
        }
        checkRelation(builtin, placed.map { (arguments[$0.1].value, kinds[$0.1]) })
        guard placed.count > 1, case .literal(.number(let second)) = arguments[placed[1].1].value.form, second.isZero
        else { return }
        if builtin.name == "modulo" {
            report(.alwaysNull("une division par zéro ne donne que null"), at: arguments[placed[1].1].value)
        } else if Self.ofPlaces.contains(builtin.name) {
            report(.alwaysNull("la première place est 1 : il n'y en a pas de 0"), at: arguments[placed[1].1].value)
        }
    }

    /// What a function wants to have where it has a kind that gives nothing.
    private func wanted(_ builtin: Builtin, of kind: Kind) -> String? {
        let kind = kind.inner
        if kind == .any || kind == .null { return nil }
        switch builtin.name {
        case let name where Self.ofNumbers.contains(name): return kind == .number ? nil : "des nombres"
        case let name where Self.ofTruths.contains(name): return kind == .boolean ? nil : "des conditions"
        case let name where Self.ofOrdered.contains(name):
            return kind.isOrdered(with: kind) ? nil : "des valeurs qui se rangent"
        case "years and months duration": return kind == .date || kind == .dateTime ? nil : "deux dates"
        default: return nil
        }
    }

    /// A single value for a list, or a list for a single value: the language lets it pass, and it is a slip.
    private func checkListness(_ builtin: Builtin, _ parameter: Builtin.Parameter, _ node: Node, _ kind: Kind) {
        let (isList, wantsList) = (kind.isList, parameter.kind.isList)
        guard isList != wantsList, kind != .any, kind != .null, parameter.kind != .any else { return }
        if case .range = kind { return }
        report(
            .wrongArguments(
                "« \(builtin.name) » attend \(parameter.kind.named), et ceci est \(kind.named)",
                help: wantsList
                    ? "donnez une liste, ou servez-vous de la valeur elle-même"
                    : "parcourez la liste : « some x in … satisfies … »"
            ), at: node)
    }

    /// How two ranges or points lie to one another can only be told of values that have an order.
    private func checkRelation(_ builtin: Builtin, _ arguments: [(node: Node, kind: Kind)]) {
        guard arguments.count == 2, Builtins.ranges.contains(where: { $0.name == builtin.name }) else { return }
        let ends = arguments.map { if case .range(let end) = $0.kind { end } else { $0.kind } }
        guard !ends.contains(.null), !ends[0].isOrdered(with: ends[1]) else { return }
        report(
            .alwaysNull("« \(builtin.name) » ne compare pas \(ends[0].named) et \(ends[1].named)"),
            at: arguments[1].node)
    }

    /// What a call gives where it can be told better than from the kinds of its arguments.
    func resultKind(_ builtin: Builtin, _ arguments: [Form.Argument], _ kinds: [Kind]) -> Kind? {
        switch builtin.name {
        case "day of week": return .word(Self.days)
        case "month of year": return .word(Self.months)
        case "get value":
            guard arguments.count == 2, arguments[1].name == nil, case .context(let fields) = kinds[0], !fields.isEmpty,
                case .literal(.string(let key)) = arguments[1].value.form
            else { return nil }
            if let kind = kinds[0].field(key) { return kind }
            report(
                .unknownMember(key, of: kinds[0], near: Nearest.word(of: key, among: fields.map(\.name))),
                at: arguments[1].value)
            return .any
        default: return nil
        }
    }

    private static let days = WordDomain(
        name: "day of week",
        words: ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"])
    private static let months = WordDomain(
        name: "month of year",
        words: [
            "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
            "November", "December",
        ])
}

extension Kind {
    /// The kind of a list's elements, or the kind itself.
    fileprivate var inner: Kind { if case .list(let element) = self { element } else { self } }

    fileprivate var isList: Bool { if case .list = self { true } else { false } }
}
