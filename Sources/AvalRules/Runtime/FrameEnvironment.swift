import AvalFEEL
import AvalValues

/// The names of a namespace as an expression's environment, against one frame.
///
/// It is made for one evaluation and used up in it, on the thread that made it.
struct FrameEnvironment: Environment, @unchecked Sendable {
    let names: Namespace
    let frame: FrameView

    func value(of name: String) -> Value? { names[name].map { Self.value($0, frame) } }

    /// A path through groups and one field of a list of records, without making the groups or the records.
    func value(ofPath path: [String]) -> (value: Value, count: Int)? {
        guard var entry = names[path[0]] else { return nil }
        for (index, name) in path.enumerated().dropFirst() {
            switch entry {
            case .group(let presence, let inner):
                if let presence, frame.slot(presence).isNull { return (.null, index) }
                guard let next = inner[name] else { return (Self.value(entry, frame), index) }
                entry = next
            case .records(let type, let inner):
                guard let field = inner[name] else { return (Self.value(entry, frame), index) }
                return (Self.records(type, frame) { Self.value(field, $0) }, index + 1)
            default: return (Self.value(entry, frame), index)
            }
        }
        return (Self.value(entry, frame), path.count)
    }

    func codeList(named name: String) -> CodeList? {
        if case .codeList(let list)? = names[name] { list } else { nil }
    }

    /// The value of an entry against a frame.
    static func value(_ entry: Entry, _ frame: FrameView) -> Value {
        switch entry {
        case .slot(let kept):
            let slot = frame.slot(kept.reference)
            if slot.tag == .null, slot.flag == 2, let exact = kept.exact { return exact(frame) }
            return SlotValues.value(slot, kept.shape, codes: frame.frame.codes)
        case .constant(let value, _): return value
        case .codeList(let list): return list.value
        case .computed(_, _, let compute): return compute(frame)
        case .shared(let fact): return fact.compute(frame)
        case .group(let presence, let names):
            if let presence, frame.slot(presence).isNull { return .null }
            return context(names, frame)
        case .records(let type, let names): return records(type, frame) { context(names, $0) }
        }
    }

    private static func context(_ names: Namespace, _ frame: FrameView) -> Value {
        .context(Context(names.entries.map { ($0.name, value($0.entry, frame)) }))
    }

    /// A value out of each record of a type.
    private static func records(
        _ type: Int, _ frame: FrameView, _ value: (FrameView) -> Value
    ) -> Value {
        guard let state = frame.state else { return .null }
        let rows = state.record.rows(of: type)
        let repeated = type == state.rules.ownType ? Set(state.repeatedFiches) : []
        return .list(
            (0..<rows.count).filter { repeated.isEmpty || !repeated.contains($0) }.map { row in
                var inner = frame.frame
                inner.row = rows[row]
                inner.element = inner.row
                return inner.withView { value($0) }
            })
    }
}
