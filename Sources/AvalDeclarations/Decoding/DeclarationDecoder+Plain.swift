import AvalJSON
import AvalValues

/// How far the reading of an object has come.
struct ObjectStand {
    /// What comes next: a key, what follows a value, or nothing more of the object.
    enum Stage { case key, value, end }

    /// The offset of the next byte.
    var offset: Int
    var stage = Stage.key
    /// The member read last.
    var last: UnsafeMutablePointer<ReadingPlan.Member>
    /// The members read, as their bits.
    var seen: UInt64 = 0

    init(offset: Int, last: UnsafeMutablePointer<ReadingPlan.Member>) {
        self.offset = offset
        self.last = last
    }

    /// Whether nothing of the object was read.
    func isAtStart(of group: ReadingPlan.Group) -> Bool { stage == .key && last == group.start }
}

/// Members as nearly all declarations spell them, read without leaving a register; anything else goes the slow way, which
/// reads it from its first byte again and says what is wrong.
extension DeclarationDecoder {
    private typealias Bytes = UnsafePointer<UInt8>

    /// Reads members as long as each comes where it came last time and is spelt plainly.
    @inline(never)
    func plainMembers(_ slots: SlotRow, _ stand: inout ObjectStand) {
        let base = cursor.base
        let end = base + cursor.count
        var (at, last, seen) = (base + stand.offset, stand.last, stand.seen)
        var stage = ObjectStand.Stage.key
        // Room for the longest key, and for all of a value but a text or a list.
        while end - at >= 48 {
            let member = last.pointee.next
            guard member.pointee.stands(at: at), seen & member.pointee.bit == 0 else { break }
            var value = at + member.pointee.length
            if value.pointee == 0x20 { value += 1 }
            guard let after = plainValue(member, value, end, slots) else { break }
            seen |= member.pointee.bit
            last = member
            // The byte after a value may be beyond the text.
            guard end - after > 1, after.pointee == UInt8(ascii: ",") else {
                let isEnd = end - after > 0 && after.pointee == UInt8(ascii: "}")
                (at, stage) = isEnd ? (after + 1, .end) : (after, .value)
                break
            }
            at = after[1] == 0x20 ? after + 2 : after + 1
        }
        (stand.offset, stand.stage, stand.last, stand.seen) = (at - base, stage, last, seen)
    }

    /// Reads the value that comes next, whatever came before it; false, and nothing done, where it is not spelt plainly.
    func plainValue(_ member: UnsafeMutablePointer<ReadingPlan.Member>, _ slots: SlotRow) -> Bool {
        let (base, end) = (cursor.base, cursor.base + cursor.count)
        let value = base + cursor.offset
        // A date and a number are read as words, whatever comes after them.
        let need = member.pointee.way == .date || member.pointee.way == .integer ? 12 : 4
        guard end - value >= need, let after = plainValue(member, value, end, slots) else { return false }
        cursor.offset = after - base
        return true
    }

    /// Reads the value of a field into its slot and gives the address after it; nil, and nothing done, where it is not
    /// spelt plainly. 12 bytes are readable of a date or a number, 4 of others.
    @inline(__always)
    private func plainValue(
        _ member: UnsafeMutablePointer<ReadingPlan.Member>, _ value: Bytes, _ end: Bytes,
        _ slots: SlotRow
    ) -> Bytes? {
        if value.pointee == UInt8(ascii: "n"), member.pointee.way != .slow {
            return UnsafeRawPointer(value).loadUnaligned(as: UInt32.self) == Self.nullWord ? value + 4 : nil
        }
        let field = member.pointee.field
        let slot = field.pointee.slot
        switch member.pointee.way {
        case .text:
            guard let close = plainText(value, end) else { return nil }
            slots[slot] = Self.text(value + 1, close)
            return close + 1
        case .changedText:
            guard let close = plainText(value, end), Self.none(of: field, value + 1, close) else { return nil }
            slots[slot] = Self.text(value + 1, close)
            return close + 1
        case .identifier:
            // Longer ones may be what some fields refuse.
            guard let close = Self.close(value, end), close > value + 1, close - value < 14,
                Self.none(of: field, value + 1, close)
            else { return nil }
            slots[slot] = Self.text(value + 1, close)
            return close + 1
        case .date:
            guard let day = plainDate(value) else { return nil }
            slots[slot] = Slot(day: day)
            return value + 12
        case .word:
            guard let close = Self.close(value, end) else { return nil }
            let word = field.pointee.words.position(value + 1, close - value - 1)
            guard word >= 0 else { return nil }
            slots[slot] = Slot(word: word)
            return close + 1
        case .integer: return plainInteger(value, slots, slot)
        case .codes: return plainCodes(value, end, slots, slot)
        case .slow: return nil
        }
    }

    /// `null` as it stands in memory.
    private static var nullWord: UInt32 { UInt32(littleEndian: 0x6C6C_756E) }

    @inline(__always)
    private static func text(_ start: Bytes, _ close: Bytes) -> Slot {
        Slot(text: ByteView(start: start, count: close - start), plain: true)
    }

    /// The closing quote of the plain string that comes next.
    @inline(__always)
    private static func close(_ value: Bytes, _ end: Bytes) -> Bytes? {
        guard value.pointee == UInt8(ascii: "\"") else { return nil }
        return JSONCursor.endOfPlainString(value + 1, before: end)
    }

    /// The closing quote of a text that does not begin with a blank.
    @inline(__always)
    private func plainText(_ value: Bytes, _ end: Bytes) -> Bytes? {
        let first = value[1]
        guard first > 0x20, first < 0xC2, let close = Self.close(value, end), close > value + 1 else { return nil }
        return close
    }

    /// Whether none of the bytes is one that the field reads otherwise, or refuses.
    @inline(__always)
    private static func none(of field: UnsafePointer<ReadingPlan.Field>, _ start: Bytes, _ close: Bytes) -> Bool {
        let changes = field.pointee.changes
        var at = start
        while at < close {
            if changes[Int(at.pointee)] { return false }
            at += 1
        }
        return true
    }

    /// A whole number of at most nine digits.
    @inline(__always)
    private func plainInteger(_ value: Bytes, _ slots: SlotRow, _ slot: Int) -> Bytes? {
        var at = value
        var number: Int64 = 0
        while at.pointee &- 0x30 < 10, at - value < 10 {
            number = number * 10 + Int64(at.pointee &- 0x30)
            at += 1
        }
        let isWhole = at.pointee == UInt8(ascii: ",") || at.pointee == UInt8(ascii: "}")
        guard isWhole, at > value, at - value < 10, value.pointee != 0x30 || at == value + 1 else { return nil }
        slots[slot] = Slot(number: number)
        return at
    }

    /// The day of `"AAAA-MM-JJ"`, quotes included, of the years that staff live in.
    @inline(__always)
    private func plainDate(_ bytes: UnsafePointer<UInt8>) -> Int? {
        let raw = UnsafeRawPointer(bytes)
        let first = UInt64(littleEndian: raw.loadUnaligned(fromByteOffset: 1, as: UInt64.self))
        let last = UInt32(littleEndian: raw.loadUnaligned(fromByteOffset: 8, as: UInt32.self))
        // Each digit becomes its value, each dash and quote 0; whatever is more than 9 then is none of them.
        let digits = first ^ 0x2D30_302D_3030_3030
        let day = last ^ 0x2230_302D
        guard bytes[0] == UInt8(ascii: "\""), digits & 0xFF00_00FF_0000_0000 == 0, day & 0xFF00_00FF == 0,
            (digits | digits &+ 0x7676_7676_7676_7676) & 0x8080_8080_8080_8080 == 0,
            (day | day &+ 0x7676_7676) & 0x8080_8080 == 0
        else { return nil }
        func digit(_ index: UInt64) -> Int { Int(truncatingIfNeeded: digits >> (index * 8) & 0xFF) }
        let year = digit(0) * 1000 + digit(1) * 100 + digit(2) * 10 + digit(3) - ReadingPlan.firstYear
        let month = digit(5) * 10 + digit(6)
        let number = Int(day >> 8 & 0xFF) * 10 + Int(day >> 16 & 0xFF)
        guard year >= 0, year < ReadingPlan.yearCount, month >= 1, month <= 12, number >= 1 else { return nil }
        let entry = year * 12 + month - 1
        let start = Int(plan.months[entry])
        return number <= Int(plan.months[entry + 1]) - start ? start + number - 1 : nil
    }

    /// A list of codes that the catalogue has, each once.
    @inline(__always)
    private func plainCodes(_ value: Bytes, _ end: Bytes, _ slots: SlotRow, _ slot: Int) -> Bytes? {
        guard value.pointee == UInt8(ascii: "[") else { return nil }
        let first = record.codeCount
        var at = value + 1
        var mask: UInt64 = 0
        var position: UInt32 = 0
        if at.pointee != UInt8(ascii: "]") {
            while true {
                guard at < end, let close = Self.close(at, end) else { return forgetCodes(from: first) }
                let index = catalogue.position(at + 1, close - at - 1)
                guard index >= 0, mask >> UInt64(index) & 1 == 0 else { return forgetCodes(from: first) }
                mask |= 1 << UInt64(index)
                record.append(
                    CodeEntry(
                        address: UInt64(UInt(bitPattern: at + 1)), length: UInt16(close - at - 1),
                        index: UInt16(index), position: position))
                position += 1
                at = close + 1
                guard end - at > 1 else { return forgetCodes(from: first) }
                if at.pointee == UInt8(ascii: "]") { break }
                guard at.pointee == UInt8(ascii: ",") else { return forgetCodes(from: first) }
                at += at[1] == 0x20 ? 2 : 1
            }
        }
        slots[slot] = Slot(
            tag: .codes, flag: 0, short: UInt16(record.codeCount - first), length: UInt32(first), payload: mask)
        return at + 1
    }

    /// Takes back what was read of a list that has to be read the slow way.
    private func forgetCodes(from first: Int) -> Bytes? {
        record.truncateCodes(to: first)
        return nil
    }
}
