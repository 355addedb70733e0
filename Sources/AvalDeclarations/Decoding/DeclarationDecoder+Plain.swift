import AvalJSON
import AvalValues

/// Values as nearly all declarations spell them, read without leaving a register; anything else goes the slow way, which
/// reads it from its first byte again and says what is wrong.
extension DeclarationDecoder {
    /// Where reading stands: the text, and the next byte.
    struct Stand {
        let base: UnsafePointer<UInt8>
        let count: Int
        var place: Int

        /// Steps over white space and gives the byte that comes next, 0 at the end.
        @inline(__always)
        mutating func peek() -> UInt8 {
            while place < count {
                let byte = base[place]
                if byte > 0x20 { return byte }
                guard byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 else { return byte }
                place += 1
            }
            return 0
        }

        /// Steps over a byte if it comes next.
        @inline(__always)
        mutating func take(_ byte: UInt8) -> Bool {
            guard peek() == byte, place < count else { return false }
            place += 1
            return true
        }

        /// Whether a key comes next, its quotes included.
        @inline(__always)
        func isAt(_ member: ReadingPlan.Member) -> Bool {
            let words = (member.keyLength + 7) / 8
            guard place + words * 8 <= count else { return false }
            let start = UnsafeRawPointer(base + place)
            for index in 0..<words - 1
            where start.loadUnaligned(fromByteOffset: index * 8, as: UInt64.self) != member.key[index] {
                return false
            }
            let last = start.loadUnaligned(fromByteOffset: (words - 1) * 8, as: UInt64.self)
            return (last ^ member.key[words - 1]) & member.lastMask == 0
        }

        /// The end of the plain string that comes next, and its first byte; nil where there is none.
        @inline(__always)
        func plainString() -> (start: Int, end: Int)? {
            guard place < count, base[place] == UInt8(ascii: "\"") else { return nil }
            let end = JSONCursor.endOfPlainString(base, place + 1, count)
            return end < 0 ? nil : (place + 1, end)
        }
    }

    /// Reads the value of a field that is spelt plainly into its slot; false, and nothing done, where it is not.
    @inline(__always)
    func plainField(
        _ field: ReadingPlan.Field, _ slots: UnsafeMutablePointer<Slot>, _ stand: inout Stand
    ) -> Bool {
        let (base, place) = (stand.base, stand.place)
        guard place + 12 <= stand.count else { return false }
        if base[place] == UInt8(ascii: "n") {
            guard UnsafeRawPointer(base + place).loadUnaligned(as: UInt32.self) == Self.nullWord else { return false }
            stand.place = place + 4
            return true
        }
        switch field.way {
        case .text:
            guard let (start, end) = stand.plainString(), let slot = plainText(base, start, end, field.changes) else {
                return false
            }
            slots[field.slot] = slot
            stand.place = end + 1
            return true
        case .date:
            guard let day = plainDate(base + place) else { return false }
            slots[field.slot] = Slot(day: day)
            stand.place = place + 12
            return true
        case .word:
            guard let (start, end) = stand.plainString() else { return false }
            let word = field.words.position(base + start, end - start)
            guard word >= 0 else { return false }
            slots[field.slot] = Slot(word: word)
            stand.place = end + 1
            return true
        case .codes: return plainCodes(field, slots, &stand)
        case .identifier:
            guard let (start, end) = stand.plainString(), isPlainIdentifier(base, start, end, field.changes) else {
                return false
            }
            slots[field.slot] = Slot(
                text: UnsafeRawBufferPointer(start: base + start, count: end - start), plain: true)
            stand.place = end + 1
            return true
        case .slow: return false
        }
    }

    /// `null` as it stands in memory.
    private static var nullWord: UInt32 { UInt32(littleEndian: 0x6C6C_756E) }

    /// A text that neither begins with a blank nor holds what its field is read without.
    @inline(__always)
    private func plainText(
        _ base: UnsafePointer<UInt8>, _ start: Int, _ end: Int, _ changes: UnsafePointer<Bool>?
    ) -> Slot? {
        guard base[start] > 0x20, base[start] < 0xC2, end > start else { return nil }
        if let changes {
            for place in start..<end where changes[Int(base[place])] { return nil }
        }
        return Slot(text: UnsafeRawBufferPointer(start: base + start, count: end - start), plain: true)
    }

    /// Whether it is an identifier, and too short for what some fields refuse.
    @inline(__always)
    private func isPlainIdentifier(
        _ base: UnsafePointer<UInt8>, _ start: Int, _ end: Int, _ strangers: UnsafePointer<Bool>?
    ) -> Bool {
        guard end > start, end - start < 13, let strangers else { return false }
        for place in start..<end where strangers[Int(base[place])] { return false }
        return true
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
    private func plainCodes(
        _ field: ReadingPlan.Field, _ slots: UnsafeMutablePointer<Slot>, _ stand: inout Stand
    ) -> Bool {
        guard stand.base[stand.place] == UInt8(ascii: "[") else { return false }
        let first = record.codeCount
        var reading = stand
        reading.place += 1
        var mask: UInt64 = 0
        var position: UInt32 = 0
        if !reading.take(UInt8(ascii: "]")) {
            repeat {
                _ = reading.peek()
                guard let (start, end) = reading.plainString() else { return forgetCodes(from: first) }
                let index = catalogue.position(reading.base + start, end - start)
                guard index >= 0, mask >> UInt64(index) & 1 == 0 else { return forgetCodes(from: first) }
                mask |= 1 << UInt64(index)
                record.append(
                    CodeEntry(
                        address: UInt64(UInt(bitPattern: reading.base + start)), length: UInt16(end - start),
                        index: UInt16(index), position: position))
                position += 1
                reading.place = end + 1
            } while reading.take(UInt8(ascii: ","))
            guard reading.take(UInt8(ascii: "]")) else { return forgetCodes(from: first) }
        }
        slots[field.slot] = Slot(
            tag: .codes, flag: 0, short: UInt16(record.codeCount - first), length: UInt32(first), payload: mask)
        stand = reading
        return true
    }

    /// Takes back what was read of a list that has to be read the slow way.
    private func forgetCodes(from first: Int) -> Bool {
        record.truncateCodes(to: first)
        return false
    }
}
