/// Windows-1252, as the WHATWG Encoding Standard has it: Latin-1 but for 32 characters. A table of our own, since the
/// system's converters are modules that a bare machine may lack.
enum Windows1252 {
    /// The characters of the bytes 0x80 to 0x9F; 0 where the byte stands for none.
    private static let special: [UInt32] = [
        0x20AC, 0, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0, 0x017D, 0,
        0, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0, 0x017E,
        0x0178,
    ]

    /// Appends a byte's character in UTF-8; false when it stands for none.
    static func append(_ byte: UInt8, to text: inout [UInt8]) -> Bool {
        var scalar = UInt32(byte)
        if byte >= 0x80, byte < 0xA0 { scalar = special[Int(byte) - 0x80] }
        if scalar == 0, byte != 0 { return false }
        guard let character = Unicode.Scalar(scalar) else { return false }
        text.append(contentsOf: UTF8.encode(character).map { Array($0) } ?? [])
        return true
    }
}

/// Whether bytes are UTF-8.
enum UTF8Check {
    static func isValid(_ bytes: [UInt8]) -> Bool {
        var decoder = UTF8()
        var iterator = bytes.makeIterator()
        while true {
            switch decoder.decode(&iterator) {
            case .scalarValue: continue
            case .emptyInput: return true
            case .error: return false
            }
        }
    }
}
