import AvalSource
import AvalValues

/// What the kinds of parameters leave open: what an argument needs to be beyond its kind, and what it stands for.
extension Inference {
    /// Checks the arguments of a call of which each may fit its parameter; `placed` are the parameters, each with the
    /// index of its argument.
    func checkArguments(
        _ builtin: Builtin, _ placed: [(Builtin.Parameter, Int)], _ arguments: [Form.Argument], _ kinds: [Kind]
    ) {
        for (parameter, index) in placed {
            let (node, kind) = (arguments[index].value, kinds[index])
            if let need = parameter.need, !need.isMet(by: kind) {
                report(
                    .alwaysNull(
                        "« \(builtin.name) » attend \(need.words), et ne fait rien de ce qui est \(kind.inner.named)"),
                    at: node)
            } else if strictness == .strict {
                checkListness(builtin, parameter, node, kind)
            }
            checkRole(parameter, node, kind, first: kinds[placed[0].1])
        }
        checkRelation(builtin, placed.map { (arguments[$0.1].value, kinds[$0.1]) })
    }

    /// What can be told of an argument by what it stands for; `first` is the kind of the call's first argument.
    private func checkRole(_ parameter: Builtin.Parameter, _ node: Node, _ kind: Kind, first: Kind) {
        switch (parameter.role, node.form) {
        case (.divisor, .literal(.number(let number))) where number.isZero:
            report(.alwaysNull("une division par zéro ne donne que null"), at: node)
        case (.position, .literal(.number(let number))) where number.isZero:
            report(.alwaysNull("la première place est 1 : il n'y en a pas de 0"), at: node)
        case (.pattern, .literal(.string(let pattern))) where Pattern(pattern) == nil:
            report(
                .wrongArguments("ce motif n'en est pas un", help: "exemple : \"^\\d{5}$\" pour cinq chiffres"), at: node
            )
        case (.element, _):
            checkWords(first.element, node)
            guard !first.element.isEquatable(with: kind) else { return }
            report(
                .alwaysNull("on cherche \(kind.named) dans une liste où il n'y a que \(first.element.named)"), at: node)
        default: break
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
        guard arguments.count == 2, builtin.traits.contains(.comparesRanges) else { return }
        let ends = arguments.map { if case .range(let end) = $0.kind { end } else { $0.kind } }
        guard !ends.contains(.null), !ends[0].isOrdered(with: ends[1]) else { return }
        report(
            .alwaysNull("« \(builtin.name) » ne compare pas \(ends[0].named) et \(ends[1].named)"),
            at: arguments[1].node)
    }

    /// What a call gives where it can be told better than from the kinds of its arguments.
    func resultKind(
        _ builtin: Builtin, _ placed: [(Builtin.Parameter, Int)], _ arguments: [Form.Argument], _ kinds: [Kind]
    ) -> Kind? {
        if let words = builtin.resultWords { return .word(words) }
        guard let name = placed.first(where: { $0.0.role == .entryName }).map({ arguments[$0.1].value }),
            case .literal(.string(let entry)) = name.form, case .context(let fields) = kinds[placed[0].1],
            !fields.isEmpty
        else { return nil }
        if let kind = kinds[placed[0].1].field(entry) { return kind }
        report(
            .unknownMember(
                entry, of: kinds[placed[0].1], near: Nearest.word(of: entry, among: fields.map(\.name))),
            at: name)
        return .any
    }
}

extension Kind {
    /// The kind of a list's elements, or the kind itself.
    var inner: Kind { if case .list(let element) = self { element } else { self } }

    fileprivate var isList: Bool { if case .list = self { true } else { false } }
}
