import AvalJSON

extension Service {
    /// A value in which no text says where the folders of the daemon stand on its machine, but only their names.
    func withoutPaths(_ value: JSONValue) -> JSONValue {
        switch value {
        case .string(let text): .string(withoutPaths(text))
        case .array(let elements): .array(elements.map { withoutPaths($0) })
        case .object(let members): .object(members.map { JSONMember($0.key, withoutPaths($0.value)) })
        case .null, .bool, .number: value
        }
    }

    /// A text with the names of private folders in the place of their paths.
    func withoutPaths(_ text: String) -> String {
        // A folder may stand in another: the longer path goes first.
        privatePaths.filter { $0.utf8.first == UInt8(ascii: "/") }.sorted { $0.utf8.count > $1.utf8.count }
            .reduce(text) { text, path in
                text.replacing(path, with: path.split(separator: "/").last.map(String.init) ?? "…")
            }
    }
}
