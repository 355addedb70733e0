import AvalDeclarations
import AvalJSON
import AvalRules
import AvalSource
import AvalValues

/// Makes the JSON of a declaration out of YAML, as the vocabulary reads each field, and lays what an example changes over
/// the model.
struct ExampleDeclaration {
    let schema: Schema

    /// The declaration of `template` with the changes of an example.
    func json(template: YAMLNode?, declaration: YAMLNode?, salarie: YAMLNode?, date: String?) -> JSONValue {
        var result = template.map { object($0, type: 0, path: []) } ?? .object([])
        if let declaration { result = Self.merged(result, object(declaration, type: 0, path: [])) }
        if let salarie, let type = schema.type(named: ContractName.salarie) {
            let changes = object(salarie, type: type, path: [])
            let key = schema.records[type].key
            var all = result[key]?.array ?? []
            if all.isEmpty { all = [.object([JSONMember("id", "s1")])] }
            let first = Self.merged(all[0], changes)
            all.replaceSubrange(0...0, with: copies(of: first, count: count(salarie, type: type)))
            result = Self.merged(result, .object([JSONMember(key, .array(all))]))
        }
        if let date { result = Self.merged(result, .object([JSONMember("date", .string(date))])) }
        return result
    }

    /// The members of `changes` over those of `base`, objects within objects; lists and all else give way whole.
    static func merged(_ base: JSONValue, _ changes: JSONValue) -> JSONValue {
        guard case .object(var members) = base, case .object(let others) = changes else { return changes }
        for other in others {
            if let index = members.firstIndex(where: { $0.key == other.key }) {
                members[index].value = merged(members[index].value, other.value)
            } else {
                members.append(other)
            }
        }
        return .object(members)
    }

    private func object(_ node: YAMLNode, type: Int, path: [String]) -> JSONValue {
        guard let entries = node.entries else { return scalar(node) }
        return .object(
            entries.filter { !isCount($0, type: type, path: path) }.map { entry in
                JSONMember(entry.name, value(entry.value, type: type, path: path + [entry.name]))
            })
    }

    private func value(_ node: YAMLNode, type: Int, path: [String]) -> JSONValue {
        if Self.isNull(node) { return .null }
        if let field = schema.field(path, in: type) { return value(node, of: field.kind) }
        if type == 0, path.count == 1, let list = schema.records.firstIndex(where: { $0.key == path[0] }), list > 0 {
            return .array((node.items ?? []).flatMap { records($0, type: list) })
        }
        return object(node, type: type, path: path)
    }

    private func value(_ node: YAMLNode, of kind: FieldKind) -> JSONValue {
        if let items = node.items { return .array(items.map { Self.isNull($0) ? .null : scalar($0) }) }
        return kind.json(node.string ?? "")
    }

    /// The records that an item of a list stands for: several alike where it says how often.
    private func records(_ node: YAMLNode, type: Int) -> [JSONValue] {
        copies(of: object(node, type: type, path: []), count: count(node, type: type))
    }

    /// How often a record is meant.
    private func count(_ node: YAMLNode, type: Int) -> Int {
        let entry = (node.entries ?? []).first { isCount($0, type: type, path: []) }
        return entry.flatMap { RepeatedRecord.count($0.value) } ?? 1
    }

    private func isCount(_ entry: YAMLNode.Entry, type: Int, path: [String]) -> Bool {
        path.isEmpty && RepeatedRecord.isCount(entry.name, of: type, schema)
    }

    /// A record several times, each but the first under an identifier of its own.
    private func copies(of record: JSONValue, count: Int) -> [JSONValue] {
        let identifier = record["id"]?.string ?? "s"
        return (0..<count).map { index in
            index == 0
                ? record : Self.merged(record, .object([JSONMember("id", .string("\(identifier)-\(index + 1)"))]))
        }
    }

    private func scalar(_ node: YAMLNode) -> JSONValue {
        if let entries = node.entries { return .object(entries.map { JSONMember($0.name, scalar($0.value)) }) }
        if let items = node.items { return .array(items.map { scalar($0) }) }
        return Self.isNull(node) ? .null : .string(node.string ?? "")
    }

    /// Nothing, `null` or `~` without marks around it.
    private static func isNull(_ node: YAMLNode) -> Bool {
        node.isEmpty || (node.style == .plain && ["null", "~"].contains(node.string ?? ""))
    }
}

extension RuleSet {
    /// The declaration that examples start from, as JSON: that of nobody.
    public var modelDeclaration: JSONValue {
        ExampleDeclaration(schema: schema).json(
            template: model.template, declaration: nil, salarie: nil, date: nil)
    }
}
