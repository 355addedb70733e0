import AvalJSON

/// The part of JSON Schema (2020-12) that kinds of fields use, and no more: a keyword beyond it fits nothing.
struct SchemaCheck {
    let schema: JSONValue

    func accepts(_ value: JSONValue) throws -> Bool {
        try (schema.members ?? []).allSatisfy { try Self.accepts(value, $0.key, $0.value) }
    }

    private static func accepts(_ value: JSONValue, _ keyword: String, _ wanted: JSONValue) throws -> Bool {
        switch keyword {
        case "type": wanted.string == type(of: value) || wanted == "number" && type(of: value) == "integer"
        case "enum": wanted.array?.contains(value) == true
        case "pattern": try matches(value, wanted.string ?? "")
        case "not": try !SchemaCheck(schema: wanted).accepts(value)
        case "items": try (value.array ?? []).allSatisfy { try SchemaCheck(schema: wanted).accepts($0) }
        case "maxItems": (value.array?.count ?? 0) <= wanted.integer ?? 0
        // What a format says is beyond a pattern; it tells people, and few programs check it.
        case "format": true
        default: false
        }
    }

    private static func matches(_ value: JSONValue, _ pattern: String) throws -> Bool {
        guard let text = value.string else { return true }
        return try Regex(pattern).firstMatch(in: text) != nil
    }

    private static func type(of value: JSONValue) -> String {
        switch value {
        case .null: "null"
        case .bool: "boolean"
        case .number(let number): number.integer == nil ? "number" : "integer"
        case .string: "string"
        case .array: "array"
        case .object: "object"
        }
    }
}
