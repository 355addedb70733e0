import AvalFEEL
import AvalValues

/// The way through one tree.
struct LoopWalk {
    let check: LoopCheck
    let kinds: [Kind]
    private(set) var findings: [(kind: ExpressionBuildingFinding, node: Node)] = []

    init(check: LoopCheck, kinds: [Kind]) {
        self.check = check
        self.kinds = kinds
    }

    /// Goes through a node; gives whether its value has as many elements as there are salariés. `isInside` says that it
    /// is evaluated for each of them, `local` which of the names bound around it are such lists.
    @discardableResult
    mutating func visit(_ node: Node, isInside: Bool, local: [String: Bool]) -> Bool {
        if let path = node.pathOfNames {
            if let isGathered = local[path[0]] {
                if isGathered, isInside { findings.append((.gatheredLoop(path[0]), node)) }
                return isGathered && mayGather(node)
            }
            if let kind = check.finding(about: path) {
                if isInside { findings.append((kind, node)) }
                return true
            }
            if check.names.resolve(path) != nil { return false }
        }
        switch node.form {
        case .loop(let iterations, let body), .quantified(_, let iterations, let body):
            return loop(iterations, body, isInside, local) && mayGather(node)
        case .filter(let list, let condition): return filter(list, condition, isInside, local)
        case .context(let entries): return context(entries, isInside, local)
        case .function(let parameters, let body):
            visit(body, isInside: isInside, local: hiding(parameters.map(\.name), in: local))
            return false
        case .membership(let value, let tests):
            visit(value, isInside: isInside, local: local)
            for test in tests { search(test, isInside, local) }
            return false
        case .call(let function, let arguments):
            return call(function, arguments.map(\.value), isInside, local) && mayGather(node)
        default:
            let found = node.form.children.map { visit($0, isInside: isInside, local: local) }
            return found.contains(true) && mayGather(node)
        }
    }

    /// Whether a node's value may be a list, or hold one.
    private func mayGather(_ node: Node) -> Bool {
        switch kinds[node.id] {
        case .list, .any, .context: true
        default: false
        }
    }

    private mutating func loop(
        _ iterations: [Form.Iteration], _ body: Node, _ isInside: Bool, _ local: [String: Bool]
    ) -> Bool {
        var (isInner, local) = (isInside, local)
        for iteration in iterations {
            // The second list is run through for each element of the first.
            let isLong = visit(iteration.source, isInside: isInner, local: local)
            if let end = iteration.end { visit(end, isInside: isInner, local: local) }
            local[iteration.name] = false
            isInner = isInner || isLong
        }
        visit(body, isInside: isInner, local: local)
        return isInner
    }

    private mutating func filter(
        _ list: Node, _ condition: Node, _ isInside: Bool, _ local: [String: Bool]
    ) -> Bool {
        let isLong = visit(list, isInside: isInside, local: local)
        var fields = ["item"]
        if case .list(.context(let known)) = kinds[list.id] { fields += known.map(\.name) }
        visit(condition, isInside: isInside || isLong, local: hiding(fields, in: local))
        // An index in the list gives one element.
        return isLong && kinds[condition.id] != .number
    }

    private mutating func context(_ entries: [Form.Entry], _ isInside: Bool, _ local: [String: Bool]) -> Bool {
        var local = local
        var found = false
        for entry in entries {
            let isLong = visit(entry.value, isInside: isInside, local: local)
            local[entry.name] = isLong
            found = found || isLong
        }
        return found
    }

    private mutating func call(
        _ function: Node, _ arguments: [Node], _ isInside: Bool, _ local: [String: Bool]
    ) -> Bool {
        let isNamed = if case .name = function.form { true } else { false }
        if !isNamed { visit(function, isInside: isInside, local: local) }
        let traits = BuiltinLibrary.standard.builtin(named: function)?.traits ?? []
        if !traits.isDisjoint(with: [.counts, .searches]), let list = arguments.first {
            search(list, isInside, local)
            for argument in arguments.dropFirst() { visit(argument, isInside: isInside, local: local) }
            return false
        }
        var isLong = false
        for argument in arguments where !argument.isFunction {
            isLong = visit(argument, isInside: isInside, local: local) || isLong
        }
        // A function among the arguments is called for the elements of the others.
        for argument in arguments where argument.isFunction {
            visit(argument, isInside: isInside || isLong, local: local)
        }
        return isLong && !traits.contains(.givesFew)
    }

    /// A list that is only searched or counted: what a fact gathered may be, even for each salarié.
    private mutating func search(_ list: Node, _ isInside: Bool, _ local: [String: Bool]) {
        if let path = list.pathOfNames {
            if local[path[0]] == true { return }
            if local[path[0]] == nil, case .gatheredLoop? = check.finding(about: path) { return }
        }
        visit(list, isInside: isInside, local: local)
    }

    private func hiding(_ names: [String], in local: [String: Bool]) -> [String: Bool] {
        names.reduce(into: local) { $0[$1] = false }
    }
}

extension Node {
    fileprivate var isFunction: Bool { if case .function = form { true } else { false } }
}
