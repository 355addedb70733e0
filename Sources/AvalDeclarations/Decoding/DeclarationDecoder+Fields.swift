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
        switch field.kind {
        case .text(let reading):
            let raw = try string(field, type, row)
            slot.pointee = text(raw, reading: reading)
        case .date:
            let raw = try string(field, type, row)
            slot.pointee = date(raw)
            if slot.pointee.isWrong {
                if field.isRequired { throw failure(.notADate, field, type, row, at: raw.start - 1) }
                noteWrong(index, type, row)
            }
        case .word:
            let raw = try string(field, type, row)
            slot.pointee = word(raw, among: words(of: index, type: type))
            if slot.pointee.isWrong { noteWrong(index, type, row) }
        case .identifier(let refusingNIR):
            let raw = try string(field, type, row)
            slot.pointee = try identifier(raw, refusingNIR: refusingNIR, field, type, row)
        case .code:
            let raw = try string(field, type, row)
            let identifier = try identifier(raw, refusingNIR: false, field, type, row)
            slot.pointee = identifier.isNull ? .null : code(identifier.bytes)
        case .codes:
            slot.pointee = try codes(field, type, row)
        case .integer, .number, .boolean:
            try scalar(field, index, into: slot, type, row)
        }
    }

    private func scalar(
        _ field: Schema.Field, _ index: Int, into slot: UnsafeMutablePointer<Slot>, _ type: Int, _ row: Int
    ) throws(InputError) {
        let first = cursor.pointee.peek()
        if field.kind == .boolean {
            guard first == UInt8(ascii: "t") || first == UInt8(ascii: "f") else {
                throw try wrongType(.boolean, pointer: pointer(of: field, type, row))
            }
            let value = first == UInt8(ascii: "t")
            try word(value ? "true" : "false", type, row, field)
            slot.pointee = Slot(value)
            return
        }
        guard first == UInt8(ascii: "-") || first &- 0x30 < 10 else {
            if field.isRequired, field.kind == .integer {
                let found = try wrongType(.number, pointer: pointer(of: field, type, row))
                throw InputError(.notAnInteger, pointer: found.pointer, offset: found.offset)
            }
            throw try wrongType(.number, pointer: pointer(of: field, type, row))
        }
        let raw: RawNumber
        do { raw = try cursor.pointee.number() } catch { throw failure(error, pointer: pointer(of: field, type, row)) }
        slot.pointee = SlotReading.number(cursor.pointee, raw)
        if field.kind == .integer, !raw.isInteger {
            if field.isRequired { throw failure(.notAnInteger, field, type, row, at: raw.start) }
            slot.pointee = .wrong
        }
        if field.isRequired, slot.pointee.isWrong {
            // An integer too long for any use is still an integer: no tariff and no year will match it.
            let isNegative = cursor.pointee.base[raw.start] == UInt8(ascii: "-")
            slot.pointee = Slot(number: isNegative ? -SlotReading.farYear : SlotReading.farYear)
        }
        if slot.pointee.isWrong { noteWrong(index, type, row) }
    }

    // MARK: Texts

    private func text(_ raw: RawString, reading: TextReading) -> Slot {
        var bytes = UnsafeRawBufferPointer(start: cursor.pointee.base + raw.start, count: raw.count)
        if raw.escaped { bytes = unescaped(raw) }
        if SlotReading.isBlank(bytes) { return .null }
        if !reading.isEmpty, let changed = SlotReading.read(bytes, reading, into: record.arena) {
            return changed.isEmpty ? .null : Slot(text: changed, plain: !raw.escaped)
        }
        return Slot(text: bytes, plain: !raw.escaped)
    }

    func unescaped(_ raw: RawString) -> UnsafeRawBufferPointer {
        let room = record.arena.allocate(max(1, raw.count))
        // The scan has checked every escape, so that this cannot fail.
        let count = (try? cursor.pointee.unescape(raw, into: room)) ?? 0
        return UnsafeRawBufferPointer(start: room, count: count)
    }

    @inline(__always)
    private func date(_ raw: RawString) -> Slot {
        if raw.escaped { return SlotReading.date(unescaped(raw)) }
        return SlotReading.date(UnsafeRawBufferPointer(start: cursor.pointee.base + raw.start, count: raw.count))
    }

    private func word(_ raw: RawString, among words: ByteTable?) -> Slot {
        var bytes = UnsafeRawBufferPointer(start: cursor.pointee.base + raw.start, count: raw.count)
        if raw.escaped { bytes = unescaped(raw) }
        let position = words?.position(bytes) ?? -1
        if position >= 0 { return Slot(word: position) }
        return SlotReading.isBlank(bytes) ? .null : .wrong
    }

    private func identifier(
        _ raw: RawString, refusingNIR: Bool, _ field: Schema.Field, _ type: Int, _ row: Int
    ) throws(InputError) -> Slot {
        var bytes = UnsafeRawBufferPointer(start: cursor.pointee.base + raw.start, count: raw.count)
        if raw.escaped { bytes = unescaped(raw) }
        guard SlotReading.isIdentifier(bytes) else {
            if SlotReading.isBlank(bytes) { return .null }
            throw failure(.malformedIdentifier, field, type, row, at: raw.start - 1)
        }
        if refusingNIR, bytes.count == 13 || bytes.count == 15, bytes.allSatisfy({ $0 &- 0x30 < 10 }) {
            throw failure(.looksLikeNIR, field, type, row, at: raw.start - 1)
        }
        return Slot(text: bytes, plain: true)
    }

    // MARK: Codes

    @inline(__always)
    private func code(_ bytes: UnsafeRawBufferPointer) -> Slot {
        let index = schema.catalogue.position(bytes)
        return Slot(code: bytes, index: index < 0 ? Slot.noCode : UInt16(index))
    }

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
        var bytes = UnsafeRawBufferPointer(start: cursor.pointee.base + raw.start, count: raw.count)
        if raw.escaped { bytes = unescaped(raw) }
        let index = schema.catalogue.position(bytes)
        if index >= 0 {
            let bit = UInt64(1) << UInt64(index)
            if mask & bit != 0 { return }
            mask |= bit
        } else {
            guard SlotReading.isIdentifier(bytes) else {
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

    private func noteWrong(_ field: Int, _ type: Int, _ row: Int) {
        record.wrongValues.append(.init(type: type, row: row, field: field))
    }
}
