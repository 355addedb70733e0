import AvalDeclarations
import AvalSource
import AvalValues

/// Goes through a declaration written in YAML, and tells what its vocabulary does not have.
struct DeclarationWalk {
    let schema: Schema
    let found: (UnfitEntry, SourceSpan) -> Void

    /// Checks the fields of a record or group.
    func check(_ node: YAMLNode, type: Int, path: [String]) {
        for entry in node.entries ?? [] { check(entry, type: type, path: path + [entry.name]) }
    }

    private func check(_ entry: YAMLNode.Entry, type: Int, path: [String]) {
        if path.count == 1, RepeatedRecord.isCount(entry.name, of: type, schema) {
            guard RepeatedRecord.count(entry.value) == nil else { return }
            let help = "écrivez par exemple « \(entry.name): 50 »"
            return found(.wrongValue(field: entry.name, wanted: RepeatedRecord.wanted, help: help), entry.value.span)
        }
        if let field = schema.field(path, in: type) { return check(entry.value, field) }
        if schema.records[type].groups.contains(where: { $0.path == path }) {
            return check(entry.value, type: type, path: path)
        }
        if type == 0, path.count == 1, let list = schema.records.firstIndex(where: { $0.key == path[0] }), list > 0 {
            if entry.value.entries != nil || entry.value.string?.isEmpty == false, entry.value.string != "null" {
                found(.notList(entry.name), entry.value.span)
            }
            for item in entry.value.items ?? [] { check(item, type: list, path: []) }
            return
        }
        let record = schema.records[type]
        let names = record.fields.map(\.path) + record.groups.map(\.path)
        let near = Nearest.word(
            of: entry.name,
            among: names.filter { $0.count == path.count && $0.dropLast() == path.dropLast() }.compactMap(\.last))
        found(.unknownField(path.joined(separator: "."), record: record.name, near: near), entry.key.span)
    }

    /// A blank text is an absent value to the rules; null is one too.
    private func check(_ node: YAMLNode, _ field: Schema.Field) {
        guard let text = node.string, !text.allSatisfy(\.isWhitespace) else { return }
        if node.style == .plain, ["null", "~"].contains(text) { return }
        guard let mistyping = field.kind.mistyping(text, field.options) else { return }
        let near = Nearest.word(of: text, among: mistyping.candidates)
        let help = near.map { "vouliez-vous dire « \($0) » ?" } ?? mistyping.help
        let field = field.path.joined(separator: ".")
        found(.wrongValue(field: field, wanted: mistyping.wanted, help: help), node.span)
    }
}
