import AvalDeclarations
import AvalFEEL

/// What the names of an expression stand for, when it is asked which of them may be absent.
struct PresenceFrame {
    /// The names of a record, and under which key what is known of it is kept: two salariés of a loop are not the same.
    struct Subject {
        let names: Namespace
        let record: String
        let key: String
    }

    /// What a name or a path of names leads to.
    struct Target {
        let entry: Entry
        /// The key of its value.
        let key: String
        /// The record that it stands in.
        let subject: Subject
        /// Its name there, where it stands directly in the record.
        let name: String?
    }

    /// The names in sight from the innermost: those that a loop binds, and the fields of what a filter looks at.
    private enum Scope {
        /// A bound name; nil where it is no record of which anything is known.
        case bound(String, Subject?)
        case fields(Subject)
    }

    let subject: Subject
    private let schema: Schema
    private var scopes: [Scope] = []

    init(_ subject: Subject, schema: Schema) { (self.subject, self.schema) = (subject, schema) }

    /// The frame of what computes a fact of a record.
    func of(fact text: Namespace, of record: Subject) -> PresenceFrame {
        PresenceFrame(Subject(names: text, record: record.record, key: record.key), schema: schema)
    }

    /// Whether what a name is kept in may be without a value because a declaration left the field out.
    func mayBeLeftOut(_ kept: KeptValue, in record: Subject) -> Bool {
        let type = kept.reference.level == .root ? 0 : schema.type(named: record.record)
        guard !kept.isCertain, kept.reference.level != .element, let type else { return false }
        return kept.reference.index < schema.records[type].slotCount || kept.kind == .date
    }

    func binding(_ name: String, to record: Subject?) -> PresenceFrame { adding(.bound(name, record)) }

    func looking(into record: Subject?) -> PresenceFrame {
        guard let record else { return binding("item", to: nil) }
        return adding(.bound("item", record)).adding(.fields(record))
    }

    private func adding(_ scope: Scope) -> PresenceFrame {
        var frame = self
        frame.scopes.append(scope)
        return frame
    }

    /// What a path leads to; nil where it leads through anything else than groups.
    func target(_ path: [String]) -> Target? {
        for scope in scopes.reversed() {
            switch scope {
            case .bound(let name, let record) where name == path[0]:
                return record.flatMap { target(Array(path.dropFirst()), in: $0) }
            case .fields(let record) where record.names[path[0]] != nil: return target(path, in: record)
            default: break
            }
        }
        if subject.record != ContractName.declaration, let own = Self.group(path[0], subject.names) {
            return target(Array(path.dropFirst()), in: own)
        }
        return target(path, in: subject)
    }

    /// A record that stands under its name: the declaration, or the salarié who carries a determinant.
    private static func group(_ name: String, _ names: Namespace) -> Subject? {
        guard [ContractName.declaration, ContractName.salarie].contains(name), case .group(_, let inner)? = names[name]
        else { return nil }
        return Subject(names: inner, record: name, key: name)
    }

    private func target(_ path: [String], in record: Subject) -> Target? {
        guard !path.isEmpty, let entry = record.names.resolve(path) else { return nil }
        return Target(
            entry: entry, key: ([record.key] + path).joined(separator: "."), subject: record,
            name: path.count == 1 ? path[0] : nil)
    }

    /// The list of records that a node names, filtered or not; `key` makes what is known of one of them its own.
    func records(_ node: Node, key: String) -> (record: Subject, filters: [Node])? {
        if case .filter(let base, let condition) = node.form {
            return records(base, key: key).map { ($0.record, $0.filters + [condition]) }
        }
        guard let path = node.pathOfNames, case .records(let type, let names)? = target(path)?.entry else { return nil }
        return (Subject(names: names, record: schema.records[type].name, key: key), [])
    }
}
