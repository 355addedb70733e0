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

    /// Goes through a node; gives how many elements its value has. `inside` says for each of how many it is evaluated,
    /// `local` which of the names bound around it are such lists.
    @discardableResult
    mutating func visit(_ node: Node, inside outer: LoopReach, local: TextMap<LoopReach>) -> LoopReach {
        if let path = node.pathOfNames {
            if let reach = local[path[0]] {
                if reach.isTooFar(inside: outer) { findings.append((.gatheredLoop(path[0]), node)) }
                return mayGather(node) ? reach : .few
            }
            if let reach = check.reach(of: path) {
                if reach.isTooFar(inside: outer) { findings.append((check.finding(about: path, reach), node)) }
                return reach
            }
            if check.names.resolve(path) != nil { return .few }
        }
        switch node.form {
        case .loop(let iterations, let body), .quantified(_, let iterations, let body):
            let reach = loop(iterations, body, outer, local)
            return mayGather(node) ? reach : .few
        case .filter(let list, let condition): return filter(list, condition, outer, local)
        case .context(let entries): return context(entries, outer, local)
        case .function(let parameters, let body):
            visit(body, inside: outer, local: hiding(parameters.map(\.name), in: local))
            return .few
        case .membership(let value, let tests):
            visit(value, inside: outer, local: local)
            for test in tests { search(test, outer, local) }
            return .few
        case .call(let function, let arguments):
            let reach = call(function, arguments.map(\.value), outer, local)
            return mayGather(node) ? reach : .few
        default:
            let found = node.form.children.map { visit($0, inside: outer, local: local) }
            return mayGather(node) ? found.max() ?? .few : .few
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
        _ iterations: [Form.Iteration], _ body: Node, _ outer: LoopReach, _ local: TextMap<LoopReach>
    ) -> LoopReach {
        var (inner, local) = (outer, local)
        for iteration in iterations {
            // The second list is run through for each element of the first.
            let reach = visit(iteration.source, inside: inner, local: local)
            if let end = iteration.end { visit(end, inside: inner, local: local) }
            local[iteration.name] = .few
            inner = max(inner, reach)
        }
        visit(body, inside: inner, local: local)
        return inner
    }

    private mutating func filter(
        _ list: Node, _ condition: Node, _ outer: LoopReach, _ local: TextMap<LoopReach>
    ) -> LoopReach {
        let reach = visit(list, inside: outer, local: local)
        var fields = ["item"]
        if case .list(.context(let known)) = kinds[list.id] { fields += known.map(\.name) }
        visit(condition, inside: max(outer, reach), local: hiding(fields, in: local))
        // An index in the list gives one element.
        return kinds[condition.id] == .number ? .few : reach
    }

    private mutating func context(
        _ entries: [Form.Entry], _ outer: LoopReach, _ local: TextMap<LoopReach>
    ) -> LoopReach {
        var local = local
        var most = LoopReach.few
        for entry in entries {
            let reach = visit(entry.value, inside: outer, local: local)
            local[entry.name] = reach
            most = max(most, reach)
        }
        return most
    }

    private mutating func call(
        _ function: Node, _ arguments: [Node], _ outer: LoopReach, _ local: TextMap<LoopReach>
    ) -> LoopReach {
        let isNamed = if case .name = function.form { true } else { false }
        if !isNamed { visit(function, inside: outer, local: local) }
        let traits = BuiltinLibrary.standard.builtin(named: function)?.traits ?? []
        if !traits.isDisjoint(with: [.counts, .searches]), let list = arguments.first {
            // How many records a list has is known without running through them.
            let isKnown = traits.contains(.counts) && list.pathOfNames.map { check.reach(of: $0) == .records } ?? false
            if !isKnown { search(list, outer, local) }
            for argument in arguments.dropFirst() { visit(argument, inside: outer, local: local) }
            return .few
        }
        var most = LoopReach.few
        for argument in arguments where !argument.isFunction {
            most = max(most, visit(argument, inside: outer, local: local))
        }
        // A function among the arguments is called for the elements of the others.
        for argument in arguments where argument.isFunction {
            visit(argument, inside: max(outer, most), local: local)
        }
        return traits.contains(.givesFew) ? .few : most
    }

    /// A list that is only searched or counted: what a fact gathered may be, even for each salarié.
    private mutating func search(_ list: Node, _ outer: LoopReach, _ local: TextMap<LoopReach>) {
        if let path = list.pathOfNames {
            if let reach = local[path[0]] {
                if reach > .few { return }
            } else if check.isGathered(path) {
                return
            }
        }
        visit(list, inside: outer, local: local)
    }

    private func hiding(_ names: [String], in local: TextMap<LoopReach>) -> TextMap<LoopReach> {
        names.reduce(into: local) { $0[$1] = .few }
    }
}

extension Node {
    fileprivate var isFunction: Bool { if case .function = form { true } else { false } }
}
