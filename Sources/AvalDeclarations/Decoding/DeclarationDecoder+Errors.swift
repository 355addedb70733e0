import AvalJSON
import AvalValues

/// Where things stand and how errors are made: everything here runs only when something is wrong.
extension DeclarationDecoder {
    func inputError(_ error: ScanError, pointer: String) -> InputError {
        InputError(error, pointer: pointer)
    }

    func inputError(
        _ reason: InputError.Reason, _ field: Schema.Field, _ type: Int, _ row: Int, at offset: Int
    ) -> InputError {
        InputError(reason, pointer: pointer(of: field, type, row), offset: offset)
    }

    /// A value of another JSON type; if it is no JSON at all, that comes first.
    func wrongType(_ expected: InputError.Expected, pointer: String) throws(InputError) -> InputError {
        let start = cursor.offset
        // A bracket that opens is of the wrong type at its very first byte, whatever it holds.
        let first = cursor.peek()
        if first != UInt8(ascii: "{"), first != UInt8(ascii: "[") {
            do { try cursor.skipValue(depth: Self.depthLimit) } catch { throw inputError(error, pointer: pointer) }
        }
        return InputError(.wrongType(expected: expected), pointer: pointer, offset: start)
    }

    @inline(__always)
    func string(_ type: Int, _ row: Int, _ group: Int) throws(InputError) -> RawString {
        do { return try cursor.string() } catch { throw inputError(error, pointer: pointer(type, row, group)) }
    }

    @inline(__always)
    func string(_ field: Schema.Field, _ type: Int, _ row: Int) throws(InputError) -> RawString {
        guard cursor.peek() == UInt8(ascii: "\"") else {
            throw try wrongType(.string, pointer: pointer(of: field, type, row))
        }
        do { return try cursor.string() } catch { throw inputError(error, pointer: pointer(of: field, type, row)) }
    }

    func word(_ word: StaticString, _ type: Int, _ row: Int, _ field: Schema.Field) throws(InputError) {
        do { try cursor.word(word) } catch { throw inputError(error, pointer: pointer(of: field, type, row)) }
    }

    func null(_ type: Int, _ row: Int, _ group: Int) throws(InputError) -> Bool {
        guard cursor.peek() == UInt8(ascii: "n") else { return false }
        do { try cursor.word("null") } catch { throw inputError(error, pointer: pointer(type, row, group)) }
        return true
    }

    @inline(__always)
    func close(_ byte: UInt8, _ type: Int, _ row: Int, _ group: Int) throws(InputError) {
        do { try cursor.expect(byte) } catch { throw inputError(error, pointer: pointer(type, row, group)) }
    }

    func text(_ key: RawString) -> String { cursor.text(key) }

    // MARK: Pointers

    /// The pointer of an object of a record, or of a key in it when that looks like a field's name.
    func pointer(_ type: Int, _ row: Int, _ group: Int, key: String? = nil) -> String {
        var pointer = schema.pointer(type: type, row: row)
        if group < schema.records[type].groups.count {
            pointer += Self.pointer(schema.records[type].groups[group].path)
        }
        if let key, InputError.looksLikeField(key) { pointer += "/" + key }
        return pointer
    }

    func pointer(of field: Schema.Field, _ type: Int, _ row: Int) -> String {
        schema.pointer(type: type, row: row) + Self.pointer(field.path)
    }

    static func pointer(_ path: [String]) -> String { path.map { "/" + $0 }.joined() }
}

extension InputError {
    /// A declaration that is not the JSON that it should be.
    public init(_ error: ScanError, pointer: String) {
        let reason: Reason =
            switch error.reason {
            case .notJSON, .truncated: .notJSON
            case .byteOrderMark: .byteOrderMark
            case .notUTF8: .notUTF8
            case .halfCharacter: .halfCharacter
            case .tooDeep: .tooDeep
            case .duplicateKey: .duplicateKey
            case .tooManyKeys: .tooManyUnknown(limit: DeclarationDecoder.unknownKeyLimit)
            }
        self.init(reason, pointer: pointer, offset: error.offset)
    }
}

extension Schema {
    /// The pointer of a record: empty for the root.
    public func pointer(type: Int, row: Int) -> String {
        type == 0 ? "" : "/\(records[type].key)/\(row)"
    }
}
