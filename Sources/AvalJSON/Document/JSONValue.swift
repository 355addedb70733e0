import AvalValues

/// A JSON value, exact: numbers keep their text, objects the order of their keys.
///
/// Made for the protocol, the command line and tests; declarations are read by `JSONCursor`, which builds nothing.
public enum JSONValue: Sendable {
    /// `null`
    case null
    /// `true` or `false`
    case bool(Bool)
    /// A number, as written.
    case number(JSONNumber)
    /// A text.
    case string(String)
    /// Values in their order.
    case array([JSONValue])
    /// Keys and values in their order; no key twice.
    case object([JSONMember])
}

/// A key of an object and its value.
public struct JSONMember: Sendable {
    /// The key.
    public let key: String
    /// Its value.
    public var value: JSONValue

    /// A key and its value.
    public init(_ key: String, _ value: JSONValue) {
        self.key = key
        self.value = value
    }
}

extension JSONValue: Equatable {
    /// Two values are equal as RFC 6902 (4.6) says: numbers by what they are worth, texts character by character (two
    /// spellings of « é » are two texts), objects whatever the order of their keys.
    public static func == (left: JSONValue, right: JSONValue) -> Bool {
        switch (left, right) {
        case (.null, .null): true
        case (.bool(let left), .bool(let right)): left == right
        case (.number(let left), .number(let right)): left == right
        case (.string(let left), .string(let right)): left.utf8.elementsEqual(right.utf8)
        case (.array(let left), .array(let right)): left == right
        case (.object(let left), .object(let right)): haveSameMembers(left, right)
        default: false
        }
    }

    private static func haveSameMembers(_ left: [JSONMember], _ right: [JSONMember]) -> Bool {
        func sorted(_ members: [JSONMember]) -> [JSONMember] {
            members.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
        }
        guard left.count == right.count else { return false }
        return zip(sorted(left), sorted(right)).allSatisfy { left, right in
            left.key.utf8.elementsEqual(right.key.utf8) && left.value == right.value
        }
    }
}

extension JSONValue: ExpressibleByNilLiteral, ExpressibleByBooleanLiteral, ExpressibleByIntegerLiteral,
    ExpressibleByStringLiteral, ExpressibleByStringInterpolation, ExpressibleByArrayLiteral,
    ExpressibleByDictionaryLiteral
{
    /// `null`, written `nil`.
    public init(nilLiteral: ()) { self = .null }
    /// `true` or `false`.
    public init(booleanLiteral value: Bool) { self = .bool(value) }
    /// A whole number.
    public init(integerLiteral value: Int) { self = .number(JSONNumber(value)) }
    /// A text.
    public init(stringLiteral value: String) { self = .string(value) }
    /// An array.
    public init(arrayLiteral elements: JSONValue...) { self = .array(elements) }
    /// An object, its keys in the order written.
    public init(dictionaryLiteral elements: (String, JSONValue)...) {
        self = .object(elements.map { JSONMember($0, $1) })
    }
}

extension JSONValue {
    /// A whole number.
    public static func integer(_ value: Int) -> JSONValue { .number(JSONNumber(value)) }

    /// Whether it is `null`, which is not the same as absent.
    public var isNull: Bool {
        if case .null = self { true } else { false }
    }

    /// The text; nil for anything else.
    public var string: String? {
        if case .string(let string) = self { string } else { nil }
    }

    /// The truth value; nil for anything else.
    public var bool: Bool? {
        if case .bool(let bool) = self { bool } else { nil }
    }

    /// The number; nil for anything else.
    public var number: JSONNumber? {
        if case .number(let number) = self { number } else { nil }
    }

    /// The whole number that an `Int` can hold; nil for anything else.
    public var integer: Int? { number?.integer }

    /// The elements of an array; nil for anything else.
    public var array: [JSONValue]? {
        if case .array(let array) = self { array } else { nil }
    }

    /// The members of an object; nil for anything else.
    public var members: [JSONMember]? {
        if case .object(let members) = self { members } else { nil }
    }

    /// The value of a key of an object; nil when it is absent, or when this is no object.
    public subscript(key: String) -> JSONValue? {
        members?.first { $0.key.utf8.elementsEqual(key.utf8) }?.value
    }

    /// An element of an array; nil past its end, or when this is no array.
    public subscript(index: Int) -> JSONValue? {
        guard let array, array.indices.contains(index) else { return nil }
        return array[index]
    }
}
