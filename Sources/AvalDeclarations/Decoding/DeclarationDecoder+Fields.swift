import AvalJSON
import AvalValues

extension DeclarationDecoder {
    /// Reads the value of a field into its slot.
    func field(_ index: Int, type: Int, row: Int) throws(InputError) {
        let field = schema.records[type].fields[index]
        let first = cursor.peek()
        if first == UInt8(ascii: "n") {
            try word("null", type, row, field)
            return
        }
        switch field.kind.reading {
        case .string(let read):
            let raw = try string(field, type, row)
            let text = record.arena.bytes(raw, of: cursor)
            let value = read(text.span, source(field, isEscaped: raw.escaped))
            try keep(value, of: index, field, type, row, at: raw.start - 1)
        case .number(let mistyped, let read):
            let raw = try number(field, mistyped, type, row)
            let literal = cursor.bytes(raw.start..<raw.end)
            let value = read(literal.span, source(field, isEscaped: false))
            try keep(value, of: index, field, type, row, at: raw.start)
        case .boolean: record.row(row, of: type)[field.slot] = try boolean(field, type, row)
        case .codes: record.row(row, of: type)[field.slot] = try codes(field, type, row)
        }
    }

    @inline(__always)
    private func source(_ field: Schema.Field, isEscaped: Bool) -> FieldSource {
        FieldSource(
            field: field, catalogue: Borrowed(schema.catalogue), isEscaped: isEscaped, arena: Borrowed(record.arena))
    }

    /// Keeps what a kind has read; a wrong value is noted.
    private func keep(
        _ value: FieldValue, of index: Int, _ field: Schema.Field, _ type: Int, _ row: Int, at offset: Int
    ) throws(InputError) {
        switch value {
        case .slot(let read):
            record.row(row, of: type)[field.slot] = read
            if read.isWrong { record.wrongValues.append(.init(type: type, row: row, field: index)) }
        case .refused(let reason): throw inputError(reason, field, type, row, at: offset)
        }
    }

    private func boolean(_ field: Schema.Field, _ type: Int, _ row: Int) throws(InputError) -> Slot {
        let first = cursor.peek()
        guard first == UInt8(ascii: "t") || first == UInt8(ascii: "f") else {
            throw try wrongType(.boolean, pointer: pointer(of: field, type, row))
        }
        let value = first == UInt8(ascii: "t")
        try word(value ? "true" : "false", type, row, field)
        return Slot(value)
    }

    private func number(
        _ field: Schema.Field, _ mistyped: InputError.Reason?, _ type: Int, _ row: Int
    ) throws(InputError) -> RawNumber {
        let first = cursor.peek()
        guard first == UInt8(ascii: "-") || first &- 0x30 < 10 else {
            let found = try wrongType(.number, pointer: pointer(of: field, type, row))
            guard field.isRequired, let mistyped else { throw found }
            throw InputError(mistyped, pointer: found.pointer, offset: found.offset)
        }
        do { return try cursor.number() } catch { throw inputError(error, pointer: pointer(of: field, type, row)) }
    }

    // MARK: Codes

    private func codes(_ field: Schema.Field, _ type: Int, _ row: Int) throws(InputError) -> Slot {
        guard cursor.peek() == UInt8(ascii: "[") else {
            throw try wrongType(.array, pointer: pointer(of: field, type, row))
        }
        cursor.offset += 1
        let start = record.codeCount
        var mask: UInt64 = 0
        var position = 0
        var unknownCount = 0
        if cursor.take(UInt8(ascii: "]")) { return list(mask, from: start) }
        repeat {
            guard cursor.peek() == UInt8(ascii: "\"") else {
                throw try wrongType(.string, pointer: pointer(of: field, type, row) + "/\(position)")
            }
            let raw: RawString
            do { raw = try cursor.string() } catch {
                throw inputError(error, pointer: pointer(of: field, type, row))
            }
            if position == Self.codeLimit {
                throw inputError(.tooMany(limit: Self.codeLimit), field, type, row, at: raw.start - 1)
            }
            try element(raw, at: position, field, type, row, start: start, mask: &mask, unknown: &unknownCount)
            position += 1
        } while cursor.take(UInt8(ascii: ","))
        guard cursor.take(UInt8(ascii: "]")) else {
            throw inputError(cursor.unexpected(), pointer: pointer(of: field, type, row))
        }
        return list(mask, from: start)
    }

    /// The most codes of one list.
    public static let codeLimit = 1000

    @inline(__always)
    private func list(_ mask: UInt64, from start: Int) -> Slot {
        Slot(
            tag: .codes, flag: 0, short: UInt16(record.codeCount - start), length: UInt32(start), payload: mask)
    }

    private func element(
        _ raw: RawString, at position: Int, _ field: Schema.Field, _ type: Int, _ row: Int, start: Int,
        mask: inout UInt64, unknown: inout Int
    ) throws(InputError) {
        let text = record.arena.bytes(raw, of: cursor)
        let bytes = text.span
        let index = schema.catalogue.position(bytes)
        if index >= 0 {
            let bit = UInt64(1) << UInt64(index)
            if mask & bit != 0 { return }
            mask |= bit
        } else {
            if let refusal = SlotReading.refusal(ofIdentifier: bytes) {
                let pointer = pointer(of: field, type, row) + "/\(position)"
                throw InputError(refusal, pointer: pointer, offset: raw.start - 1)
            }
            if unknown == 0 { codeSet.begin(capacity: 16) }
            unknown += 1
            if !codeSet.insert(bytes) { return }
        }
        let number = index < 0 ? Slot.noCode : UInt16(index)
        record.append(CodeEntry(bytes, index: number, position: UInt32(position)))
    }
}
