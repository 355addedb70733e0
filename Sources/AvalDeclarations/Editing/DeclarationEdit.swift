import AvalJSON
import AvalValues

/// A value put in a field of a declaration, whose groups are made where they are missing.
public struct DeclarationEdit: Sendable {
    /// The type of the record; 0 for the declaration.
    public let type: Int
    /// Which record of its list.
    public let row: Int
    /// The keys from the record to the field.
    public let path: [String]
    /// What it becomes; nil where the field goes away.
    public let value: JSONValue?

    /// An edit of a field.
    public init(type: Int, row: Int, path: [String], value: JSONValue?) {
        (self.type, self.row, self.path, self.value) = (type, row, path, value)
    }

    /// Where the field stands in the declaration.
    public func pointer(_ schema: Schema) -> JSONPointer {
        let base = type == 0 ? JSONPointer() : JSONPointer().appending(schema.records[type].key).appending(row)
        return path.reduce(base) { $0.appending($1) }
    }

    /// The declaration with the edit made.
    public func applied(to declaration: JSONValue, _ schema: Schema) -> JSONValue {
        guard type > 0 else { return Self.set(declaration, path[...], value) }
        let key = schema.records[type].key
        guard var rows = declaration[key]?.array, rows.indices.contains(row) else { return declaration }
        rows[row] = Self.set(rows[row], path[...], value)
        return Self.set(declaration, [key], .array(rows))
    }

    private static func set(_ object: JSONValue, _ path: ArraySlice<String>, _ value: JSONValue?) -> JSONValue {
        guard let first = path.first else { return object }
        var members = object.members ?? []
        let index = members.firstIndex { TextKey($0.key) == TextKey(first) }
        let inner =
            path.count == 1
            ? value : set(index.map { members[$0].value } ?? .object([]), path.dropFirst(), value)
        switch (index, inner) {
        case (let index?, let inner?): members[index].value = inner
        case (let index?, nil): members.remove(at: index)
        case (nil, let inner?): members.append(JSONMember(first, inner))
        case (nil, nil): break
        }
        return .object(members)
    }
}
