import AvalSource
import AvalValues

extension Inference {
    func call(_ node: Node, _ function: Node, _ arguments: [Form.Argument], _ frame: KindFrame?) -> Kind {
        let kinds = arguments.map { infer($0.value, frame) }
        guard case .name(let name) = function.form else {
            return called(function, infer(function, frame), arguments, kinds)
        }
        if let kind = known(name, frame), kind == .any || kind.isFunction || scope.library[name] == nil {
            note(function, kind)
            return called(function, kind, arguments, kinds)
        }
        guard let builtin = scope.library[name] else {
            if frame?.hidesNames != true { unknownFunction(name, function, frame) }
            return .any
        }
        note(function, FunctionValue(builtin).kind)
        if strictness == .strict, builtin.traits.contains(.readsClock) { report(.clock(function: name), at: node) }
        checkNumbers(builtin, arguments)
        return called(builtin, node, arguments, kinds)
    }

    private func unknownFunction(_ name: String, _ node: Node, _ frame: KindFrame?) {
        let functions = candidates(frame).filter { known($0, frame)?.isFunction ?? false }
        let near = Nearest.word(of: name, among: functions + scope.library.builtins.map(\.name))
        let meant = scope.library.builtin(alsoKnownAs: name)?.name
        report(.unknownFunction(name, meant: meant, near: near), at: node)
    }

    /// A call of a function that the scope or the expression defines.
    private func called(_ function: Node, _ kind: Kind, _ arguments: [Form.Argument], _ kinds: [Kind]) -> Kind {
        guard case .function(let parameters, let result) = kind else {
            if kind != .any {
                report(.wrongKind(.notAFunction(kind)), at: function)
            }
            return .any
        }
        // Names of parameters are no part of a kind: a call by name is left to the evaluation.
        guard arguments.allSatisfy({ $0.name == nil }) else { return result }
        guard parameters.count == kinds.count else {
            report(.wrongArguments(.count(kinds.count, expected: parameters.count)), at: function)
            return result
        }
        for (index, parameter) in parameters.enumerated() {
            fit(arguments[index].value, kinds[index], Builtin.Parameter("\(index + 1)", parameter, takesNull: true))
        }
        return result
    }

    private func called(_ builtin: Builtin, _ node: Node, _ arguments: [Form.Argument], _ kinds: [Kind]) -> Kind {
        let names = arguments.contains { $0.name != nil } ? arguments.map(\.name) : nil
        var candidates: [[(Builtin.Parameter, Int)]] = []
        for form in builtin.forms {
            guard let placed = form.placed(arguments.count, names) else { continue }
            if placed.allSatisfy({ kinds[$1].mayFit($0.kind) }) {
                return result(builtin, node, placed, arguments, kinds)
            }
            candidates.append(placed)
        }
        // Of several forms the one is meant that most arguments fit; of two alike, the first.
        func rank(_ form: [(Builtin.Parameter, Int)]) -> Int {
            form.reduce(0) { rank, placed in
                let (wanted, kind) = (placed.0.kind, kinds[placed.1])
                return rank + (kind.mayFit(wanted) ? 2 : kind.isAlike(wanted) ? 1 : 0)
            }
        }
        if let closest = candidates.first(where: { form in candidates.allSatisfy { rank($0) <= rank(form) } }) {
            for (parameter, index) in closest { fit(arguments[index].value, kinds[index], parameter) }
        } else {
            report(.wrongArguments(.noForm(function: builtin.name, usage: builtin.usage)), at: node)
        }
        return builtin.result(kinds)
    }

    private func result(
        _ builtin: Builtin, _ node: Node, _ placed: [(Builtin.Parameter, Int)],
        _ arguments: [Form.Argument], _ kinds: [Kind]
    ) -> Kind {
        for (parameter, index) in placed where !parameter.takesNull && kinds[index] == .null {
            report(.alwaysNull(.callOfNull(function: builtin.name)), at: arguments[index].value)
        }
        checkArguments(builtin, placed, arguments, kinds)
        return constantCall(builtin, node, arguments) ?? resultKind(builtin, placed, arguments, kinds)
            ?? builtin.result(placed.map { kinds[$0.1] })
    }

    /// Whether an argument fits its parameter; its words too.
    private func fit(_ node: Node, _ kind: Kind, _ parameter: Builtin.Parameter) {
        guard kind.mayFit(parameter.kind) else {
            return report(
                .wrongArguments(.kind(kind, wanted: parameter.kind, parameter: parameter.name)), at: node)
        }
        checkWords(parameter.kind, node)
    }

    /// What is expected of an expression where it stands.
    func expect(_ node: Node, _ kind: Kind, _ expected: Kind) {
        guard kind.mayFit(expected) else {
            return report(.wrongKind(.unexpected(kind, expected: expected)), at: node)
        }
        checkWords(expected, node)
    }
}

extension [Builtin.Parameter] {
    /// The parameter of each argument with the argument's index; `nil` where a call is not of this form.
    fileprivate func placed(_ count: Int, _ names: [String?]?) -> [(Builtin.Parameter, Int)]? {
        // Numbers stand for the arguments: where they land says which parameter each has.
        // A call by name may leave anything out, and what it leaves out is null: hardly what an author means.
        guard let indexes = arranged((0..<count).map { Value.number($0) }, names: names),
            zip(self, indexes).allSatisfy({ $0.isOptional || $1 != nil })
        else { return nil }
        return zip(self, indexes).flatMap { parameter, index -> [(Builtin.Parameter, Int)] in
            switch index {
            case .number(let index)?: [(parameter, index.integer ?? 0)]
            case .list(let rest)?:
                rest.map { (parameter.ofEach, $0.whole ?? 0) }
            default: []
            }
        }
    }
}

extension Builtin {
    /// How to call it, form by form: `date(from) ou date(year, month, day)`.
    public var usage: String {
        forms.map { form in
            let parameters = form.map { $0.isRest ? "\($0.name)…" : $0.isOptional ? "[\($0.name)]" : $0.name }
            return "\(name)(\(parameters.joined(separator: ", ")))"
        }.joined(separator: " ou ")
    }
}
