import AvalJSON
import AvalValues

extension DeclarationDecoder {
    /// Reads the value of a field into its slot.
    func field(_ index: Int, type: Int, row: Int) throws(InputError) {
        let field = schema.records[type].fields[index]
        let slot = record.row(row, of: type) + field.slot
        let first = cursor.pointee.peek()
        if first == UInt8(ascii: "n") {
            try word("null", type, row, field)
            return
        }
        switch field.kind.reading {
        case .string(let read):
            let raw = try string(field, type, row)
            let value = read(bytes(raw).span, source(field, isEscaped: raw.escaped))
            try keep(value, in: slot, index, field, type, row, at: raw.start - 1)
        case .number(let mistyped, let read):
            let raw = try number(field, mistyped, type, row)
            let literal = UnsafeBufferPointer(start: cursor.pointee.base + raw.start, count: raw.end - raw.start)
            try keep(
                read(literal.span, source(field, isEscaped: false)), in: slot, index, field, type, row, at: raw.start)
        case .boolean: slot.pointee = try boolean(field, type, row)
        case .codes: slot.pointee = try codes(field, type, row)
        }
    }

    private func source(_ field: Schema.Field, isEscaped: Bool) -> FieldSource {
        FieldSource(field: field, catalogue: schema.catalogue, isEscaped: isEscaped, arena: record.arena)
    }

    /// Keeps what a kind has read; a wrong value is noted.
    private func keep(
        _ value: FieldValue, in slot: UnsafeMutablePointer<Slot>, _ index: Int, _ field: Schema.Field, _ type: Int,
        _ row: Int, at offset: Int
    ) throws(InputError) {
        switch value {
        case .slot(let read):
            slot.pointee = read
            if read.isWrong { record.wrongValues.append(.init(type: type, row: row, field: index)) }
        case .refused(let reason): throw failure(reason, field, type, row, at: offset)
        }
    }

    private func boolean(_ field: Schema.Field, _ type: Int, _ row: Int) throws(InputError) -> Slot {
        let first = cursor.pointee.peek()
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
        let first = cursor.pointee.peek()
        guard first == UInt8(ascii: "-") || first &- 0x30 < 10 else {
            let found = try wrongType(.number, pointer: pointer(of: field, type, row))
            guard field.isRequired, let mistyped else { throw found }
            throw InputError(mistyped, pointer: found.pointer, offset: found.offset)
        }
        do { return try cursor.pointee.number() } catch { throw failure(error, pointer: pointer(of: field, type, row)) }
    }

    // MARK: Texts

    /// The bytes of a string, unescaped.
    private func bytes(_ raw: RawString) -> UnsafeBufferPointer<UInt8> {
        raw.escaped
            ? unescaped(raw) : UnsafeBufferPointer(start: cursor.pointee.base + raw.start, count: raw.count)
    }

    func unescaped(_ raw: RawString) -> UnsafeBufferPointer<UInt8> {
        let room = record.arena.allocate(max(1, raw.count))
        // The scan has checked every escape, so that this cannot fail.
        let count = (try? cursor.pointee.unescape(raw, into: room)) ?? 0
        return UnsafeBufferPointer(start: room, count: count)
    }

    // MARK: Codes

    private func codes(_ field: Schema.Field, _ type: Int, _ row: Int) throws(InputError) -> Slot {
        guard cursor.pointee.peek() == UInt8(ascii: "[") else {
            throw try wrongType(.array, pointer: pointer(of: field, type, row))
        }
        cursor.pointee.offset += 1
        let start = record.codeCount
        var mask: UInt64 = 0
        var position = 0
        var unknownCount = 0
        if cursor.pointee.take(UInt8(ascii: "]")) { return list(mask, from: start) }
        repeat {
            guard cursor.pointee.peek() == UInt8(ascii: "\"") else {
                throw try wrongType(.string, pointer: pointer(of: field, type, row) + "/\(position)")
            }
            let raw: RawString
            do { raw = try cursor.pointee.string() } catch {
                throw failure(error, pointer: pointer(of: field, type, row))
            }
            if position == Self.codeLimit {
                throw failure(.tooMany(limit: Self.codeLimit), field, type, row, at: raw.start - 1)
            }
            try element(raw, at: position, field, type, row, start: start, mask: &mask, unknown: &unknownCount)
            position += 1
        } while cursor.pointee.take(UInt8(ascii: ","))
        guard cursor.pointee.take(UInt8(ascii: "]")) else {
            throw failure(cursor.pointee.unexpected(), pointer: pointer(of: field, type, row))
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
        let bytes = UnsafeRawBufferPointer(bytes(raw))
        let index = schema.catalogue.position(bytes)
        if index >= 0 {
            let bit = UInt64(1) << UInt64(index)
            if mask & bit != 0 { return }
            mask |= bit
        } else {
            guard bytes.allSatisfy(SlotReading.isOfIdentifier), (1...40).contains(bytes.count) else {
                let pointer = pointer(of: field, type, row) + "/\(position)"
                throw InputError(.malformedIdentifier, pointer: pointer, offset: raw.start - 1)
            }
            if unknown == 0 { codeSet.begin(capacity: 16) }
            unknown += 1
            if !codeSet.insert(bytes) { return }
        }
        let number = index < 0 ? Slot.noCode : UInt16(index)
        record.append(
            CodeEntry(
                address: UInt64(UInt(bitPattern: bytes.baseAddress)), length: UInt16(bytes.count), index: number,
                position: UInt32(position)))
    }
}
