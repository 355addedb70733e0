import AvalValues

/// Windows-1252, as the WHATWG Encoding Standard has it: Latin-1 but for 32 characters. A table of our own, since the
/// system's converters are modules that a bare machine may lack.
enum Windows1252 {
    /// The characters of the bytes 0x80 to 0x9F; 0 where the byte stands for none.
    private static let special: [UInt32] = [
        0x20AC, 0, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0, 0x017D, 0,
        0, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0, 0x017E,
        0x0178,
    ]

    /// For each byte from 0x80 on, its character in UTF-8: the bytes, the first lowest, and how many in the highest byte; 0
    /// where it stands for none.
    private static let table: [UInt32] = {
        (0..<128).map { index in
            let scalar = index < 32 ? special[index] : UInt32(index + 0x80)
            guard scalar != 0, let character = Unicode.Scalar(scalar) else { return 0 }
            let bytes = Array(String(Character(character)).utf8)
            return bytes.enumerated().reduce(UInt32(bytes.count) << 24) { $0 | UInt32($1.element) << (8 * $1.offset) }
        }
    }()

    /// Appends what bytes stand for in UTF-8; gives where the first one stands that stands for none.
    static func decode(_ bytes: ByteView, into room: Room) -> Int? {
        var wrong: Int?
        _ = table.withUnsafeBufferPointer { table in
            room.append(atMost: 3 * bytes.count) { memory in
                decode(bytes, table, into: memory.assumingMemoryBound(to: UInt8.self), &wrong)
            }
        }
        return wrong
    }

    private static func decode(
        _ bytes: ByteView, _ table: UnsafeBufferPointer<UInt32>, into output: UnsafeMutableBufferPointer<UInt8>,
        _ wrong: inout Int?
    ) -> Int {
        var written = 0
        for index in 0..<bytes.count {
            let byte = bytes[index]
            if byte < 0x80 {
                output[written] = byte
                written += 1
                continue
            }
            var character = table[Int(byte) - 0x80]
            if character == 0 {
                if wrong == nil { wrong = index }
                continue
            }
            for _ in 0..<Int(character >> 24) {
                output[written] = UInt8(truncatingIfNeeded: character)
                written += 1
                character >>= 8
            }
        }
        return written
    }
}
