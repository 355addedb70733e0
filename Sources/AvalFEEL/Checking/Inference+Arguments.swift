import AvalSource
import AvalValues

/// What the kinds of parameters leave open: what an argument needs to be beyond its kind, and what it stands for.
extension Inference {
    /// Checks the arguments of a call of which each may fit its parameter; `placed` are the parameters, each with the
    /// index of its argument.
    func checkArguments(
        _ builtin: Builtin, _ placed: [(Builtin.Parameter, Int)], _ arguments: [Form.Argument], _ kinds: [Kind]
    ) {
        let flags = flags(placed, arguments)
        for (parameter, index) in placed {
            let (node, kind) = (arguments[index].value, kinds[index])
            if let need = parameter.need, !need.isMet(by: kind) {
                report(
                    .alwaysNull(.uselessArgument(function: builtin.name, need: need.words, kind.inner)), at: node)
            } else if strictness == .strict {
                checkListness(builtin, parameter, node, kind)
            }
            checkRole(builtin, parameter, node, kind, first: kinds[placed[0].1], flags: flags)
        }
        checkRelation(builtin, placed.map { (arguments[$0.1].value, kinds[$0.1]) })
    }

    /// The letters that change what a pattern means, `""` where the call gives none; nil where they are not written out.
    private func flags(_ placed: [(Builtin.Parameter, Int)], _ arguments: [Form.Argument]) -> String? {
        guard let place = placed.first(where: { $0.0.name == "flags" }) else { return "" }
        if case .literal(.string(let letters)) = arguments[place.1].value.form { return letters }
        return nil
    }

    /// What can be told of an argument by what it stands for; `first` is the kind of the call's first argument.
    private func checkRole(
        _ builtin: Builtin, _ parameter: Builtin.Parameter, _ node: Node, _ kind: Kind, first: Kind, flags: String?
    ) {
        switch (parameter.role, node.form) {
        case (.divisor, .literal(.number(let number))) where number.isZero:
            report(.alwaysNull(.divisionByZero), at: node)
        case (.position, .literal(.number(let number))) where number.isZero:
            report(.alwaysNull(.indexOfZero), at: node)
        case (.pattern, .literal(.string(let pattern))):
            guard let flags, Pattern("", flags: flags) != nil, Pattern(pattern, flags: flags) == nil else { return }
            report(.wrongArguments(.pattern), at: node)
        case (.element, _):
            checkWords(first.element, node)
            guard !first.element.isEquatable(with: kind) else { return }
            report(.alwaysNull(.neverFound(kind, among: first.element)), at: node)
        case (.codeList, .name(let name)) where scope.codeLists.contains(name): break
        case (.codeList, _):
            report(
                .wrongArguments(.codeList(function: builtin.name, known: scope.codeLists.sorted())), at: node)
        case (.elements, _):
            checkWords(.list(first.element), node)
            guard !first.element.isEquatable(with: kind.element) else { return }
            report(.alwaysNull(.neverFound(kind.element, among: first.element)), at: node)
        default: break
        }
    }

    /// A single value for a list, or a list for a single value: the language lets it pass, and it is hardly meant.
    private func checkListness(_ builtin: Builtin, _ parameter: Builtin.Parameter, _ node: Node, _ kind: Kind) {
        guard kind.isList != parameter.kind.isList, kind != .any, kind != .null, parameter.kind != .any else { return }
        if case .range = kind { return }
        report(.wrongArguments(.listness(function: builtin.name, wanted: parameter.kind, kind)), at: node)
    }

    /// How two ranges or points lie to one another can only be told of values that have an order.
    private func checkRelation(_ builtin: Builtin, _ arguments: [(node: Node, kind: Kind)]) {
        guard arguments.count == 2, builtin.traits.contains(.comparesRanges) else { return }
        let ends = arguments.map { if case .range(let end) = $0.kind { end } else { $0.kind } }
        guard !ends.contains(.null), !ends[0].isOrdered(with: ends[1]) else { return }
        report(
            .alwaysNull(.incomparableArguments(function: builtin.name, ends[0], ends[1])), at: arguments[1].node)
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

    /// Whether it is a list, whatever it holds.
    var isList: Bool { if case .list = self { true } else { false } }
}
