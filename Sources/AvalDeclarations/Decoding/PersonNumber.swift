import AvalValues

/// The number of a person in the répertoire national (« NIR »), known by how it is built, wherever dots, dashes and
/// underscores stand in it: one digit for the sex, two for the year, two for the month, two characters for the
/// département, three for the commune, three for the rank, and perhaps two for the key.
///
/// The key is not looked at: a number with a slip in it is nearly as personal as the right one.
enum PersonNumber {
    /// How many characters it has without its key, and with it.
    private static let lengths = [13, 15]

    /// Whether an identifier is such a number.
    static func isOne(_ identifier: Span<UInt8>) -> Bool {
        guard identifier.count >= 13 else { return false }
        var number = InlineArray<15, UInt8>(repeating: 0)
        var count = 0
        for index in identifier.indices where !isSeparator(identifier[index]) {
            guard count < 15 else { return false }
            number[count] = identifier[index]
            count += 1
        }
        return lengths.contains(count) && isBuiltLikeOne(number, count)
    }

    /// Whether an identifier is as many digits as such a number has, whatever they are.
    static func isAsLong(_ identifier: Span<UInt8>) -> Bool {
        lengths.contains(identifier.count) && identifier.indices.allSatisfy { identifier[$0] &- 0x30 < 10 }
    }

    /// The same as a pattern of JSON Schema.
    static let pattern: String = {
        let parts = [
            "[1278]", "[0-9]", "[0-9]", "(?:0~[1-9]|1~[0-2]|[235-9]~[0-9]|4~[0-2])", "(?:0~[1-9]|[1-9]~[0-9]|2~[ABab])",
            notZero, notZero,
        ]
        let written = "^~" + parts.joined(separator: "~") + "(?:~[0-9]~[0-9])?~$"
        return written.split(separator: "~", omittingEmptySubsequences: false).joined(separator: "[._-]*")
    }()

    /// Three digits that are not all zero.
    private static let notZero = "(?:[1-9]~[0-9]~[0-9]|0~[1-9]~[0-9]|0~0~[1-9])"

    private static func isBuiltLikeOne(_ number: InlineArray<15, UInt8>, _ count: Int) -> Bool {
        switch number[0] {
        case UInt8(ascii: "1"), UInt8(ascii: "2"), UInt8(ascii: "7"), UInt8(ascii: "8"): break
        default: return false
        }
        let letter = number[6] & 0xDF
        let isCorsican =
            number[5] == UInt8(ascii: "2") && (letter == UInt8(ascii: "A") || letter == UInt8(ascii: "B"))
        for index in 0..<count where number[index] &- 0x30 > 9 && !(index == 6 && isCorsican) { return false }
        func value(_ places: Range<Int>) -> Int { places.reduce(0) { $0 * 10 + Int(number[$1] &- 0x30) } }
        return isMonth(value(3..<5)) && (isCorsican || value(5..<7) > 0) && value(7..<10) > 0 && value(10..<13) > 0
    }

    /// A month of the calendar; 20 to 42 and from 50 on where the civil record is incomplete.
    private static func isMonth(_ number: Int) -> Bool {
        switch number {
        case 1...12, 20...42, 50...99: true
        default: false
        }
    }

    private static func isSeparator(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: ".") || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_")
    }
}
