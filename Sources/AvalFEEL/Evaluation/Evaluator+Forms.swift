import AvalValues

extension Evaluator {
    /// What a node comes to, by its form. Each form has its own function, and keeps it: expressions nest, and all of
    /// them in one stack frame would make every level as large as the largest.
    func value(of node: Node, _ frame: Frame) -> Value {
        switch node.form {
        case .literal(let value): value
        case .name(let name): valueOfName(name, frame)
        case .list(let items): list(items, frame)
        case .context(let entries): context(entries, frame)
        case .range(let lower, let isLowerIncluded, let upper, let isUpperIncluded):
            range(lower, isLowerIncluded, upper, isUpperIncluded, frame)
        case .test(let comparison, let end): rangeOfTest(comparison, end, frame)
        case .negation(let operand): negation(operand, frame)
        case .arithmetic(let sign, let left, let right): arithmetic(sign, left, right, frame)
        case .comparison(let sign, let left, let right): comparison(sign, left, right, frame)
        case .between(let value, let lower, let upper): between(value, lower, upper, frame)
        case .membership(let value, let tests): membership(value, tests, frame)
        case .and(let left, let right): conjunction(left, right, frame)
        case .or(let left, let right): disjunction(left, right, frame)
        case .conditional(let condition, let then, let otherwise): conditional(condition, then, otherwise, frame)
        case .loop(let iterations, let body): loop(iterations, body, frame)
        case .quantified(let quantifier, let iterations, let body): quantified(quantifier, iterations, body, frame)
        case .instance(let operand, let type): instance(operand, type, frame)
        case .path(let operand, let name): path(operand, name, frame)
        case .filter(let list, let condition): filter(list, condition, frame)
        case .call(let function, let arguments): call(function, arguments, frame)
        case .function(let parameters, let body): closure(parameters, body, frame)
        case .external: null("les fonctions externes n'existent pas ici")
        case .tests(let tests, let negated): wholeTests(tests, negated: negated, frame)
        case .anything: .boolean(true)
        }
    }

    @inline(never)
    private func valueOfName(_ name: String, _ frame: Frame) -> Value {
        if let value = frame.value(of: name) { return value }
        if let builtin = library.builtin(reserving: name) { return .function(FunctionValue(builtin)) }
        return null("« \(name) » n'est pas connu")
    }

    @inline(never)
    private func list(_ items: [Node], _ frame: Frame) -> Value {
        weighed(.list(items.map { evaluate($0, frame) }))
    }

    @inline(never)
    private func context(_ entries: [Form.Entry], _ frame: Frame) -> Value {
        var context = Context()
        var frame = frame
        for entry in entries {
            guard context[entry.name] == nil else { return null("« \(entry.name) » est donné deux fois") }
            let value = evaluate(entry.value, frame)
            context[entry.name] = value
            frame = frame.binding(entry.name, value)
        }
        return weighed(.context(context))
    }

    @inline(never)
    private func range(
        _ lower: Node, _ isLowerIncluded: Bool, _ upper: Node, _ isUpperIncluded: Bool, _ frame: Frame
    ) -> Value {
        let (low, high) = (evaluate(lower, frame), evaluate(upper, frame))
        guard low.isNull || high.isNull || low.compared(to: high) != nil else {
            return null("les deux bornes de l'intervalle ne se comparent pas")
        }
        return .range(
            RangeValue(lower: low, isLowerIncluded: isLowerIncluded, upper: high, isUpperIncluded: isUpperIncluded))
    }

    @inline(never)
    private func negation(_ operand: Node, _ frame: Frame) -> Value {
        switch evaluate(operand, frame) {
        case .number(let number): .number(number.negated)
        case let value: value.oppositeDuration ?? null("« - » ne s'applique pas à \(value.kind.named)")
        }
    }

    @inline(never)
    private func arithmetic(_ sign: Arithmetic, _ left: Node, _ right: Node, _ frame: Frame) -> Value {
        let (one, other) = (evaluate(left, frame), evaluate(right, frame))
        if let result = sign.apply(one, other) { return weighed(result) }
        return null(reason(sign, one, other))
    }

    /// Why an operation has no result: its operands are not of kinds that it takes, or these values have none.
    private func reason(_ sign: Arithmetic, _ one: Value, _ other: Value) -> String {
        guard !one.isNull, !other.isNull, sign.result(one.kind, other.kind) != nil else {
            return "« \(sign.rawValue) » ne donne rien entre \(one.kind.named) et \(other.kind.named)"
        }
        if sign == .divide, other.isNothing { return "une division par zéro ne donne que null" }
        if sign == .subtract, one.hasClock || other.hasClock, !other.isDuration {
            return "« - » ne donne rien entre une heure qui a un fuseau et une qui n'en a pas"
        }
        return "« \(sign.rawValue) » n'a pas de résultat pour ces valeurs-ci : trop grand, ou il n'y en a pas"
    }

    @inline(never)
    private func comparison(_ sign: Comparison, _ left: Node, _ right: Node, _ frame: Frame) -> Value {
        let (one, other) = (evaluate(left, frame), evaluate(right, frame))
        guard weigh(one) else { return .null }
        let truth = sign.apply(one, other)
        if truth == .unknown {
            report("« \(sign.rawValue) » ne compare pas \(one.kind.named) et \(other.kind.named)")
        }
        return truth.value
    }

    @inline(never)
    private func between(_ value: Node, _ lower: Node, _ upper: Node, _ frame: Frame) -> Value {
        let (value, low, high) = (evaluate(value, frame), evaluate(lower, frame), evaluate(upper, frame))
        guard weigh(value) else { return .null }
        let truths = [Comparison.greaterOrEqual.apply(value, low), Comparison.lessOrEqual.apply(value, high)]
        let truth = truths[0].and(truths[1])
        if truth == .unknown {
            let end = truths[0] == .unknown ? low : high
            report("« between » ne compare pas \(value.kind.named) et \(end.kind.named)")
        }
        return truth.value
    }

    @inline(never)
    private func conjunction(_ left: Node, _ right: Node, _ frame: Frame) -> Value {
        let truth = Truth(evaluate(left, frame))
        return (truth == .no ? .no : truth.and(Truth(evaluate(right, frame)))).value
    }

    @inline(never)
    private func disjunction(_ left: Node, _ right: Node, _ frame: Frame) -> Value {
        let truth = Truth(evaluate(left, frame))
        return (truth == .yes ? .yes : truth.or(Truth(evaluate(right, frame)))).value
    }

    @inline(never)
    private func conditional(_ condition: Node, _ then: Node, _ otherwise: Node, _ frame: Frame) -> Value {
        Truth(evaluate(condition, frame)) == .yes ? evaluate(then, frame) : evaluate(otherwise, frame)
    }

    @inline(never)
    private func instance(_ operand: Node, _ type: ItemType, _ frame: Frame) -> Value {
        .boolean(isInstance(evaluate(operand, frame), type))
    }

    @inline(never)
    private func path(_ operand: Node, _ name: String, _ frame: Frame) -> Value {
        if let names = operand.pathOfNames.map({ $0 + [name] }), let start = frame.value(ofPath: names) {
            return names[start.count...].reduce(start.value) { path($0, $1) }
        }
        return path(evaluate(operand, frame), name)
    }

    /// A value made of others, with steps taken for all it holds: lists of lists of the same list would else hold more
    /// than could ever be compared or written. Nor may values nest as deep as no stack is.
    func weighed(_ value: Value) -> Value {
        switch value {
        case .list, .context, .range, .string: weigh(value) ? value : .null
        default: value
        }
    }

    /// Takes the steps of making a value or of looking all through it; false once there are none left.
    func weigh(_ value: Value, depth: Int = 0) -> Bool {
        guard depth < Evaluator.maxNesting else {
            exhaust("une valeur est trop imbriquée")
            return false
        }
        return switch value {
        case .list(let items): charge(items.count) && items.allSatisfy { weigh($0, depth: depth + 1) }
        case .context(let context): charge(context.count) && context.values.allSatisfy { weigh($0, depth: depth + 1) }
        case .range(let range):
            [range.lower, range.upper].allSatisfy { $0.map { weigh($0, depth: depth + 1) } ?? true }
        case .string(let text): charge(text.utf8.count / Evaluator.bytesInStep)
        default: true
        }
    }
}

extension Value {
    /// Whether it is a number or a duration of nothing at all.
    fileprivate var isNothing: Bool {
        switch self {
        case .number(let number): number.isZero
        case .daysDuration(let duration): duration.nanoseconds == 0
        case .monthsDuration(let duration): duration.months == 0
        default: false
        }
    }

    fileprivate var hasClock: Bool { kind == .time || kind == .dateTime }

    fileprivate var isDuration: Bool { kind == .daysDuration || kind == .monthsDuration }
}
