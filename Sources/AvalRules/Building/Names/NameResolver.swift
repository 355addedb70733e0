import AvalDeclarations
import AvalFEEL
import AvalValues

/// How the compiler finds the names of one expression: in a namespace, and in the catalogue.
struct NameResolver: SlotResolver {
    let names: Namespace
    let expression: Expression
    let catalogue: [String: Int]

    func slot(_ path: [String]) -> (reference: SlotReference, shape: SlotShape)? {
        switch names.resolve(path) {
        case .slot(let kept): return (kept.reference, kept.shape)
        case .group(let presence?, _): return (presence, .object)
        default: return nil
        }
    }

    func constant(_ path: [String]) -> Value? {
        guard case .constant(let value, _)? = names.resolve(path) else { return nil }
        return value
    }

    func count(_ path: [String]) -> ((FrameView) -> Slot)? {
        guard let type = names.listedType(path) else { return nil }
        return { frame in frame.state.map { Slot(number: Int64($0.record.count(of: type))) } ?? .null }
    }

    func catalogueIndex(_ code: String) -> Int? { catalogue[code] }

    func slow(_ node: Node) -> (FrameView) -> Value {
        let part = expression.part(node)
        let names = names
        let interpreter = Interpreter()
        return { interpreter.evaluate(part, in: FrameEnvironment(names: names, frame: $0)) }
    }
}
