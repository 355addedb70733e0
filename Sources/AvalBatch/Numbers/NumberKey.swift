import AvalValues

/// A number as 128 bits, which tell it from all others.
struct NumberKey: Hashable, Sendable {
    let high: UInt64
    let low: UInt64

    init(high: UInt64, low: UInt64) { (self.high, self.low) = (high, low) }

    /// The key of a number.
    init(_ number: ByteView) {
        var high: UInt64 = 0x9E37_79B9_7F4A_7C15 ^ UInt64(number.count)
        var low: UInt64 = 0xC2B2_AE3D_27D4_EB4F
        func mix(_ word: UInt64) {
            high = (high ^ word) &* 0xFF51_AFD7_ED55_8CCD
            high ^= high >> 32
            low = (low &+ (word << 31 | word >> 33)) &* 0xC4CE_B9FE_1A85_EC53
            low ^= low >> 29
        }
        var index = 0
        while index + 8 <= number.count {
            mix(number.word(at: index))
            index += 8
        }
        var last: UInt64 = 0
        while index < number.count {
            last = last << 8 | UInt64(number[index])
            index += 1
        }
        mix(last)
        mix(0)
        (self.high, self.low) = (high, low)
    }
}

extension NumberKey {
    /// How many bytes a number and its line take in a room.
    static let size = 3 * MemoryLayout<Int>.size

    /// Appends it and the line of its declaration to a room.
    func append(to room: Room, line: Int) {
        room.append(integer: Int(truncatingIfNeeded: high))
        room.append(integer: Int(truncatingIfNeeded: low))
        room.append(integer: line)
    }

    /// Reads what was appended.
    static func read(_ room: Room, at offset: Int) -> (NumberKey, line: Int) {
        let word = MemoryLayout<Int>.size
        let high = UInt64(bitPattern: Int64(room.integer(at: offset)))
        let low = UInt64(bitPattern: Int64(room.integer(at: offset + word)))
        return (NumberKey(high: high, low: low), room.integer(at: offset + 2 * word))
    }
}
