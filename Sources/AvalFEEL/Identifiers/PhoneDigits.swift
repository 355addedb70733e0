import AvalValues

/// The digits of a phone number as it was typed.
struct PhoneDigits {
    /// How a number begins that may be dialled from abroad.
    enum Prefix {
        case none
        case plus
        case zeros
    }

    /// How it begins.
    private(set) var prefix = Prefix.none
    /// How many digits, those of the prefix 00 included, the 0 in parentheses not.
    private(set) var count = 0
    /// The number that they write.
    private(set) var value = 0

    /// Reads a text; false where something else stands in it than digits, what separates them, a plus sign at the
    /// beginning, and one « (0) » in a number from abroad.
    mutating func read(_ text: ByteView) -> Bool {
        var index = 0
        var hasTrunk = false
        while index < text.count {
            switch text[index] {
            case 0x30...0x39:
                guard count < 13 else { return false }
                value = value * 10 + Int(text[index] - 0x30)
                count += 1
                if count == 2, value == 0, prefix == .none { prefix = .zeros }
            case UInt8(ascii: "+"):
                guard count == 0, prefix == .none else { return false }
                prefix = .plus
            case UInt8(ascii: "("):
                let isTrunk = prefix != .none && value == 33 && !hasTrunk && text[index...].prefix(3) == ByteView("(0)")
                guard isTrunk else { return false }
                hasTrunk = true
                index += 2
            default:
                let length = Self.separator(text[index...])
                guard length > 0 else { return false }
                index += length - 1
            }
            index += 1
        }
        return true
    }

    /// How many bytes of a separator stand at the beginning; 0 where there is none.
    private static func separator(_ text: ByteView) -> Int {
        switch text[0] {
        case 0x20, 0x09, UInt8(ascii: "."), UInt8(ascii: "-"), UInt8(ascii: "/"): 1
        // Spaces that do not break a line, which word processors put between digits.
        case 0xC2 where text.prefix(2) == ByteView("\u{A0}"): 2
        case 0xE2 where text.prefix(3) == ByteView("\u{202F}"): 3
        default: 0
        }
    }
}
