import AvalValues

/// A list of changes to a JSON value (RFC 6902), of the four kinds that corrections are made of.
public struct JSONPatch: Sendable {
    /// One change.
    public enum Operation: Sendable, Equatable {
        /// Nothing is changed unless the value there is this one.
        case test(JSONPointer, JSONValue)
        /// Sets a key, or inserts an element before the one there (`-`: after the last).
        case add(JSONPointer, JSONValue)
        /// Takes away the value there.
        case remove(JSONPointer)
        /// Puts a value in the place of the one there.
        case replace(JSONPointer, JSONValue)
    }

    /// Why a patch could not be read or applied, and which of its operations (from 0) is at fault.
    public enum PatchError: Error, Sendable, Hashable {
        /// Not an array of objects with the members that their `op` wants.
        case malformed(operation: Int)
        /// `move`, `copy` or an unknown word.
        case unsupported(operation: Int)
        /// No value at the path, or no place for one.
        case notFound(operation: Int)
        /// Another value than the one tested for.
        case testFailed(operation: Int)
    }

    /// The changes, in their order.
    public let operations: [Operation]

    /// A patch of these operations.
    public init(_ operations: [Operation]) {
        self.operations = operations
    }

    /// The patch that a JSON array writes; members that its operations do not define are passed over (RFC 6902, 4).
    public init(_ json: JSONValue) throws(PatchError) {
        guard let elements = json.array else { throw .malformed(operation: 0) }
        var operations: [Operation] = []
        for (index, element) in elements.enumerated() { operations.append(try Self.operation(element, index)) }
        self.operations = operations
    }

    /// `value` with all the changes made; on a failure, none is.
    public func applied(to value: JSONValue) throws(PatchError) -> JSONValue {
        var value = value
        for (index, operation) in operations.enumerated() {
            switch operation {
            case .test(let pointer, let expected):
                guard let found = value.value(at: pointer) else { throw .notFound(operation: index) }
                guard found == expected else { throw .testFailed(operation: index) }
            case .add(let pointer, let new):
                guard value.edit(pointer.tokens[...], .add(new)) else { throw .notFound(operation: index) }
            case .remove(let pointer):
                guard value.edit(pointer.tokens[...], .remove) else { throw .notFound(operation: index) }
            case .replace(let pointer, let new):
                guard value.edit(pointer.tokens[...], .replace(new)) else { throw .notFound(operation: index) }
            }
        }
        return value
    }

    private static func operation(_ json: JSONValue, _ index: Int) throws(PatchError) -> Operation {
        guard let word = json["op"]?.string, let path = json["path"]?.string, let pointer = JSONPointer(path) else {
            throw .malformed(operation: index)
        }
        switch (word, json["value"]) {
        case ("remove", _): return .remove(pointer)
        case ("test", let value?): return .test(pointer, value)
        case ("add", let value?): return .add(pointer, value)
        case ("replace", let value?): return .replace(pointer, value)
        case ("test", nil), ("add", nil), ("replace", nil): throw .malformed(operation: index)
        default: throw .unsupported(operation: index)
        }
    }
}

extension JSONValue {
    /// What to do at the end of a path.
    fileprivate enum Edit {
        case add(JSONValue)
        case remove
        case replace(JSONValue)
    }

    /// Makes a change at the end of `path`; false, and nothing changed, when the path leads nowhere.
    fileprivate mutating func edit(_ path: ArraySlice<String>, _ edit: Edit) -> Bool {
        guard let token = path.first else { return editWhole(edit) }
        switch self {
        case .array(var elements):
            guard Self.edit(&elements, token, path.dropFirst(), edit) else { return false }
            self = .array(elements)
        case .object(var members):
            guard Self.edit(&members, token, path.dropFirst(), edit) else { return false }
            self = .object(members)
        default: return false
        }
        return true
    }

    private mutating func editWhole(_ edit: Edit) -> Bool {
        switch edit {
        case .add(let value), .replace(let value): self = value
        case .remove: return false
        }
        return true
    }

    private static func edit(
        _ elements: inout [JSONValue], _ token: String, _ rest: ArraySlice<String>, _ edit: Edit
    ) -> Bool {
        if rest.isEmpty, case .add(let value) = edit {
            guard let index = token == "-" ? elements.count : JSONPointer.index(token), index <= elements.count else {
                return false
            }
            elements.insert(value, at: index)
            return true
        }
        guard let index = JSONPointer.index(token), elements.indices.contains(index) else { return false }
        if rest.isEmpty, case .remove = edit {
            elements.remove(at: index)
            return true
        }
        return elements[index].edit(rest, edit)
    }

    private static func edit(
        _ members: inout [JSONMember], _ key: String, _ rest: ArraySlice<String>, _ edit: Edit
    ) -> Bool {
        guard let index = members.firstIndex(where: { $0.key.utf8.elementsEqual(key.utf8) }) else {
            guard rest.isEmpty, case .add(let value) = edit else { return false }
            members.append(JSONMember(key, value))
            return true
        }
        if rest.isEmpty, case .remove = edit {
            members.remove(at: index)
            return true
        }
        return members[index].value.edit(rest, edit)
    }
}
