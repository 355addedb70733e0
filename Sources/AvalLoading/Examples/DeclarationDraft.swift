import AvalJSON
import AvalValues

/// What a declaration that is looked for changes of the model.
struct DeclarationDraft {
    /// Fields of the declaration.
    var declaration: JSONValue = .object([])
    /// Fields of its first salarié; nil where it lists none.
    var salarie: JSONValue? = .object([])
    /// How many such salariés it lists.
    var count = 1

    /// The draft with the changes of another one over its own.
    func merged(with other: DeclarationDraft) -> DeclarationDraft {
        var result = self
        result.declaration = ExampleDeclaration.merged(declaration, other.declaration)
        result.salarie = other.salarie.flatMap { more in salarie.map { ExampleDeclaration.merged($0, more) } }
        return result
    }

    /// The changes as YAML on one line, the salariés under `key`.
    func yaml(salaries key: String) -> String {
        var members = declaration.members ?? []
        var fields = salarie?.members ?? []
        if count > 1 { fields.append(JSONMember("fois", .integer(count))) }
        if salarie == nil {
            members.append(JSONMember(key, .array([])))
        } else if !fields.isEmpty {
            members.append(JSONMember(key, .array([.object(fields)])))
        }
        return Self.flow(.object(members))
    }

    private static func flow(_ value: JSONValue) -> String {
        switch value {
        case .object(let members):
            "{" + members.map { "\($0.key): \(flow($0.value))" }.joined(separator: ", ") + "}"
        case .array(let items): "[" + items.map(flow).joined(separator: ", ") + "]"
        case .bool(let truth): truth ? "oui" : "non"
        case .string(let text): isPlain(text) ? text : "\"\(text)\""
        default: String(decoding: JSONWriter.bytes(of: value), as: UTF8.self)
        }
    }

    /// Whether YAML takes a text for itself without marks around it.
    private static func isPlain(_ text: String) -> Bool {
        !text.isEmpty
            && text.utf8.allSatisfy {
                (0x30...0x39).contains($0) || ($0 | 0x20) >= 0x61 && ($0 | 0x20) <= 0x7A || $0 == 0x2D || $0 == 0x5F
            }
    }
}
