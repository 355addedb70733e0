import AvalDeclarations
import AvalFEEL
import AvalValues

/// How the compiler finds the names of one expression: in a namespace, and in the catalogue.
struct NameResolver: SlotResolver {
    let names: Namespace
    let expression: Expression
    let catalogue: TextMap<Int>

    func slot(_ path: [String]) -> (reference: SlotReference, shape: SlotShape)? {
        switch names.resolve(path) {
        case .slot(let kept): return (kept.reference, kept.shape)
        case .group(let presence?, _): return (presence, .object)
        default: return nil
        }
    }

    func constant(_ path: [String]) -> Value? {
        switch names.resolve(path) {
        case .constant(let value, _): value
        case .codeList(let list): list.value
        default: nil
        }
    }

    func codeList(_ path: [String]) -> CodeList? {
        if case .codeList(let list)? = names.resolve(path) { list } else { nil }
    }

    func column(_ path: [String]) -> RecordColumn? {
        if path.count == 1, case .shared(let fact)? = names[path[0]] { return fact.column }
        guard path.count == 2, case .records(let type, let inner)? = names[path[0]],
            case .slot(let kept)? = inner[path[1]], kept.reference.level == .row,
            // Of what is computed, only a number may be more than its slot holds.
            kept.exact == nil || kept.shape != .number
        else { return nil }
        return RecordColumn(list: type, slot: kept.reference.index, shape: kept.shape) {
            $0.state?.record.rows(of: type)
        }
    }

    func isUnknown(_ name: String) -> Bool { names[name] == nil }

    func count(_ path: [String]) -> ((FrameView) -> Slot)? {
        guard let type = names.listedType(path) else { return nil }
        return { frame in frame.state.map { Slot(number: Int64($0.record.count(of: type))) } ?? .null }
    }

    func catalogueIndex(_ code: String) -> Int? { catalogue[code] }

    func slow(_ node: Node) -> (FrameView) -> Value {
        // What computes a fact needs no evaluation around it.
        if let path = node.pathOfNames, let entry = names.resolve(path) {
            switch entry {
            case .computed(_, _, let compute): return compute
            case .shared(let fact): return fact.compute
            default: break
            }
        }
        let part = expression.part(node)
        let names = names
        let interpreter = Interpreter()
        return { frame in
            interpreter.evaluate(part, in: FrameEnvironment(names: names, frame: frame), budget: frame.state?.budget)
        }
    }
}
