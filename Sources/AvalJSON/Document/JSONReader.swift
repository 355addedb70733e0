import AvalValues

/// How much JSON is taken.
public struct JSONLimits: Sendable {
    /// The deepest nesting of arrays and objects.
    public var depth = 64

    /// The usual limits, or a depth of one's own (reading recurses: some hundreds at most).
    public init(depth: Int = 64) {
        self.depth = depth
    }
}

/// Reads JSON strictly (RFC 8259): UTF-8, one value and nothing after it, no key twice, no half of a character.
public struct JSONReader {
    private var cursor: JSONCursor
    private let limits: JSONLimits
    /// Where reading is, to be told if it stops.
    private var path: [JSONPointer.Step] = []

    /// The value that `bytes` write.
    public static func parse(_ bytes: [UInt8], limits: JSONLimits = JSONLimits()) throws(JSONError) -> JSONValue {
        try ByteView.with(bytes) { (bytes) throws(JSONError) in try parse(bytes, limits: limits) }
    }

    /// The value that `bytes` write; they need not outlive the call.
    public static func parse(
        _ bytes: ByteView, limits: JSONLimits = JSONLimits()
    ) throws(JSONError) -> JSONValue {
        var reader = JSONReader(cursor: JSONCursor(bytes), limits: limits)
        let value: JSONValue
        do throws(ScanError) { value = try reader.value(depth: 0) } catch { throw reader.described(error) }
        guard reader.cursor.atEnd() else {
            throw JSONError(.trailingText, at: reader.cursor.offset, pointer: JSONPointer())
        }
        return value
    }

    private init(cursor: JSONCursor, limits: JSONLimits) {
        self.cursor = cursor
        self.limits = limits
    }

    private mutating func value(depth: Int) throws(ScanError) -> JSONValue {
        switch cursor.peek() {
        case UInt8(ascii: "\""): return .string(cursor.text(try cursor.string()))
        case UInt8(ascii: "{"): return .object(try members(depth: try deeper(depth)))
        case UInt8(ascii: "["): return .array(try elements(depth: try deeper(depth)))
        case UInt8(ascii: "t"):
            try cursor.word("true")
            return .bool(true)
        case UInt8(ascii: "f"):
            try cursor.word("false")
            return .bool(false)
        case UInt8(ascii: "n"):
            try cursor.word("null")
            return .null
        case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): return .number(try number())
        default: throw cursor.unexpected()
        }
    }

    private func deeper(_ depth: Int) throws(ScanError) -> Int {
        guard depth < limits.depth else { throw ScanError(.tooDeep, at: cursor.offset) }
        return depth + 1
    }

    private mutating func number() throws(ScanError) -> JSONNumber {
        let raw = try cursor.number()
        return JSONNumber(checked: cursor.text(RawString(start: raw.start, end: raw.end, escaped: false)))
    }

    private mutating func elements(depth: Int) throws(ScanError) -> [JSONValue] {
        try cursor.expect(UInt8(ascii: "["))
        if cursor.take(UInt8(ascii: "]")) { return [] }
        var elements: [JSONValue] = []
        repeat {
            path.append(.index(elements.count))
            elements.append(try value(depth: depth))
            path.removeLast()
        } while cursor.take(UInt8(ascii: ","))
        try cursor.expect(UInt8(ascii: "]"))
        return elements
    }

    private mutating func members(depth: Int) throws(ScanError) -> [JSONMember] {
        try cursor.expect(UInt8(ascii: "{"))
        if cursor.take(UInt8(ascii: "}")) { return [] }
        var members: [JSONMember] = []
        // Bytes, not strings: Swift holds two spellings of « é » for equal, JSON does not.
        var seen = Set<[UInt8]>()
        repeat {
            _ = cursor.peek()
            let start = cursor.offset
            let key = cursor.text(try cursor.string())
            path.append(.key(key))
            guard seen.insert(Array(key.utf8)).inserted else { throw ScanError(.duplicateKey, at: start) }
            try cursor.expect(UInt8(ascii: ":"))
            members.append(JSONMember(key, try value(depth: depth)))
            path.removeLast()
        } while cursor.take(UInt8(ascii: ","))
        try cursor.expect(UInt8(ascii: "}"))
        return members
    }

    private func described(_ error: ScanError) -> JSONError {
        JSONError(kind(of: error), at: error.offset, pointer: JSONPointer(path))
    }

    private func kind(of error: ScanError) -> JSONError.Kind {
        switch error.reason {
        case .notJSON, .byteOrderMark: .notJSON
        case .notUTF8, .halfCharacter: .notUTF8
        case .truncated: .truncated
        case .tooDeep: .tooDeep
        case .duplicateKey: .duplicateKey
        case .tooManyKeys: .notJSON
        }
    }
}
