import AvalValues

/// A function written in an expression, with the names it was written among.
final class Closure: FunctionBody {
    let expression: Expression
    let node: Node
    let frame: Frame

    init(_ expression: Expression, _ node: Node, _ frame: Frame) {
        self.expression = expression
        self.node = node
        self.frame = frame
    }
}

/// A builtin that stands as a value.
final class BuiltinBody: FunctionBody {
    let builtin: Builtin

    init(_ builtin: Builtin) {
        self.builtin = builtin
    }
}

extension FunctionValue {
    /// A builtin as a value: with the parameters of its first form.
    init(_ builtin: Builtin) {
        let parameters = (builtin.forms.first ?? []).map { FunctionValue.Parameter($0.name, $0.kind) }
        self.init(parameters: parameters, result: builtin.result(parameters.map(\.kind)), body: BuiltinBody(builtin))
    }
}

// Calls (DMN 1.5, 10.3.2.12).
extension Evaluator {
    @inline(never)
    func closure(_ parameters: [FunctionValue.Parameter], _ body: Node, _ frame: Frame) -> Value {
        guard let expression else { return .null }
        return .function(FunctionValue(parameters: parameters, body: Closure(expression, body, frame)))
    }

    @inline(never)
    func call(_ function: Node, _ arguments: [Form.Argument], _ frame: Frame) -> Value {
        if case .name(let name) = function.form {
            let bound = frame.value(of: name)
            if case .function(let function) = bound { return call(function, arguments, frame) }
            if let builtin = library[name] { return call(builtin, arguments, frame) }
            return null(
                bound == nil ? "la fonction « \(name) » n'est pas connue" : "« \(name) » n'est pas une fonction")
        }
        guard case .function(let value) = evaluate(function, frame) else {
            return null("ce qui est appelé n'est pas une fonction")
        }
        return call(value, arguments, frame)
    }

    private func call(_ function: FunctionValue, _ arguments: [Form.Argument], _ frame: Frame) -> Value {
        if let body = function.body as? BuiltinBody { return call(body.builtin, arguments, frame) }
        let values = arguments.map { evaluate($0.value, frame) }
        guard arguments.contains(where: { $0.name != nil }) else { return call(function, values) }
        let names = arguments.map(\.name)
        guard names.areOnce(among: function.parameters.map(\.name)) else {
            return null("un argument ne répond à aucun paramètre, ou deux au même")
        }
        // In a call by name, what is not given is null (DMN 1.5, 10.3.2.13.5).
        return call(
            function,
            function.parameters.map { parameter in names.firstIndex(of: parameter.name).map { values[$0] } ?? .null })
    }

    /// Calls a function with arguments by position. An argument that does not fit its parameter makes the result null,
    /// and so does a result that does not fit the function's.
    public func call(_ function: FunctionValue, _ arguments: [Value]) -> Value {
        if let body = function.body as? BuiltinBody {
            return call(body.builtin, arguments, names: nil)
        }
        guard arguments.count == function.parameters.count else {
            return null("la fonction attend \(function.parameters.count) arguments, pas \(arguments.count)")
        }
        if let body = function.body as? TypedFunction { return call(body, arguments) }
        var bound: [(String, Value)] = []
        for (parameter, argument) in zip(function.parameters, arguments) {
            // Whether a list is one of such elements takes a look at each.
            guard parameter.kind == .any || weigh(argument) else { return .null }
            guard let fitted = parameter.kind.fit(argument) else {
                return null("l'argument « \(parameter.name) » n'est pas \(parameter.kind.named)")
            }
            bound.append((parameter.name, fitted))
        }
        let value = run(function.body, bound)
        return function.result.fit(value) ?? null("le résultat de la fonction n'est pas \(function.result.named)")
    }

    private func call(_ builtin: Builtin, _ arguments: [Form.Argument], _ frame: Frame) -> Value {
        let named = builtin.codeListArgument(arguments)
        let list = named.flatMap { frame.codeList(named: $0.name) }
        let values = arguments.enumerated().map { index, argument in
            // The list itself goes beside its values, of which there are hundreds.
            list != nil && index == named?.index ? .list([]) : evaluate(argument.value, frame)
        }
        let names = arguments.contains { $0.name != nil } ? arguments.map(\.name) : nil
        return call(builtin, values, names: names, codeList: list)
    }

    /// Calls a builtin; `names` are the arguments' names in a call by name, `codeList` the list of codes that one of them
    /// names.
    public func call(
        _ builtin: Builtin, _ values: [Value], names: [String?]?, codeList: CodeList? = nil
    ) -> Value {
        guard !isExhausted else { return .null }
        var closest: (rank: Int, reason: String)?
        for index in builtin.formsToTry(names) {
            let form = builtin.forms[index]
            guard let arranged = form.arranged(values, names: names) else { continue }
            switch form.fit(arranged) {
            case .fitted(let arguments):
                guard builtin.traits.contains(.counts) || arguments.allSatisfy({ weigh($0) }) else { return .null }
                return weighed(
                    builtin.body(
                        Builtin.Call(form: index, arguments: arguments, codeList: codeList, evaluator: self)))
            case .isNull(let parameter):
                closest = closer(closest, (Int.max, "l'argument « \(parameter.name) » est absent"))
            case .misfit(let parameter, let value):
                let (kind, wanted) = (value.kind, parameter.kind)
                let index = form.firstIndex { $0.name == parameter.name } ?? 0
                closest = closer(
                    closest,
                    (
                        2 * index + (kind.isAlike(wanted) ? 1 : 0),
                        "l'argument « \(parameter.name) » est \(kind.named(beside: wanted)), "
                            + "pas \(wanted.named(beside: kind))"
                    ))
            }
        }
        return null("« \(builtin.name) » : \(closest?.reason ?? "ces arguments ne conviennent pas")")
    }

    /// Of two forms that a call nearly is, the one that it is nearer to: the first, unless the other fits further.
    private func closer(_ one: (rank: Int, reason: String)?, _ other: (rank: Int, reason: String))
        -> (rank: Int, reason: String)
    {
        guard let one, one.rank >= other.rank else { return other }
        return one
    }
}

extension Builtin {
    /// The name that a call gives for a list of codes, and its index among the arguments.
    func codeListArgument(_ arguments: [Form.Argument]) -> (name: String, index: Int)? {
        guard let place = forms[0].firstIndex(where: { $0.role == .codeList }) else { return nil }
        let parameter = forms[0][place].name
        let index = arguments.firstIndex { $0.name == parameter } ?? place
        guard index < arguments.count, arguments[index].name.map({ $0 == parameter }) ?? true,
            case .name(let name) = arguments[index].value.form
        else { return nil }
        return (name, index)
    }

    /// The forms in the order in which a call tries them. Where two forms differ in the order of their parameters alone
    /// (`before(point, range)`, `before(range, point)`), a call by name means the one whose order is its own.
    fileprivate func formsToTry(_ names: [String?]?) -> [Int] {
        guard let names, forms.count > 1 else { return Array(forms.indices) }
        let inOrder = forms.indices.filter { forms[$0].map(\.name).filter(names.contains) == names }
        return inOrder + forms.indices.filter { !inOrder.contains($0) }
    }
}

/// How arguments fit a form.
enum Fit {
    case fitted([Value])
    case isNull(Builtin.Parameter)
    case misfit(Builtin.Parameter, Value)
}

extension [String?] {
    /// Whether each is the name of one of these parameters, and no two of the same.
    fileprivate func areOnce(among parameters: [String]) -> Bool {
        NameSet(compactMap(\.self)).count == count && allSatisfy { $0.map(parameters.contains) ?? false }
    }
}

extension [Builtin.Parameter] {
    /// The arguments in the order of the parameters, `nil` for those left out; `nil` as a whole where the call is not
    /// of this form.
    func arranged(_ values: [Value], names: [String?]?) -> [Value?]? {
        if let names { return arrangedByName(values, names) }
        if let rest = last, rest.isRest {
            guard values.count >= count - 1 + rest.restCount else { return nil }
            return values.prefix(count - 1).map { $0 } + [.list(Array<Value>(values.dropFirst(count - 1)))]
        }
        guard values.count <= count, dropFirst(values.count).allSatisfy(\.isOptional) else { return nil }
        return values.map { $0 } + [Value?](repeating: nil, count: count - values.count)
    }

    private func arrangedByName(_ values: [Value], _ names: [String?]) -> [Value?]? {
        guard names.areOnce(among: map(\.name)) else { return nil }
        let arranged = map { parameter in
            names.firstIndex(of: parameter.name).map { parameter.isRest ? .list([values[$0]]) : values[$0] }
        }
        return zip(self, arranged).allSatisfy({ !$0.isRest || $1 != nil }) ? arranged : nil
    }

    func fit(_ arguments: [Value?]) -> Fit {
        var fitted: [Value] = []
        for (parameter, value) in zip(self, arguments) {
            guard let value, !value.isNull else {
                // What may be left out may not be given as null, unless it takes null.
                guard parameter.takesNull || (parameter.isOptional && value == nil) else { return .isNull(parameter) }
                fitted.append(.null)
                continue
            }
            guard let fit = parameter.fit(value) else { return .misfit(parameter, value) }
            fitted.append(fit)
        }
        return .fitted(fitted)
    }
}
