import AvalValues

/// The control keys of identifiers, over bytes: the house functions and their compiled forms share them.
enum ControlKeys {
    /// Whether the text is digits alone whose Luhn sum is a multiple of 10 (ISO/IEC 7812-1, annex B).
    @inline(__always)
    static func hasLuhnKey(_ text: some BidirectionalCollection<UInt8>) -> Bool {
        guard !text.isEmpty else { return false }
        var sum = 0
        var doubled = false
        for byte in text.reversed() {
            let digit = Int(byte) - 0x30
            guard digit >= 0, digit <= 9 else { return false }
            sum += doubled ? (digit > 4 ? digit * 2 - 9 : digit * 2) : digit
            doubled.toggle()
        }
        return sum % 10 == 0
    }

    /// The sum of the digits of a text that has no other character; nil of any other.
    @inline(__always)
    static func digitSum(_ text: some BidirectionalCollection<UInt8>) -> Int? {
        var sum = 0
        for byte in text {
            guard byte &- 0x30 < 10 else { return nil }
            sum += Int(byte - 0x30)
        }
        return text.isEmpty ? nil : sum
    }

    /// The number that up to eighteen digits write; nil of any other text.
    static func number(_ text: ByteView) -> Int? {
        guard !text.isEmpty, text.count <= 18 else { return nil }
        var number = 0
        for byte in text {
            guard byte.isDigit else { return nil }
            number = number * 10 + Int(byte - 0x30)
        }
        return number
    }

    /// The remainder by 97 of the number that digits and letters (A is 10, Z is 35) make (ISO 7064, mod 97-10); nil when
    /// there is any other character.
    @inline(__always)
    static func remainder97(_ text: some BidirectionalCollection<UInt8>) -> Int? {
        text.isEmpty ? nil : remainder97(text, after: 0)
    }

    /// The same of a text that goes on after one whose remainder is known.
    @inline(__always)
    static func remainder97(_ text: some BidirectionalCollection<UInt8>, after rest: Int) -> Int? {
        var rest = rest
        for byte in text {
            switch byte {
            case 0x30...0x39: rest = (rest * 10 + Int(byte - 0x30)) % 97
            case 0x41...0x5A: rest = (rest * 100 + Int(byte - 0x37)) % 97
            case 0x61...0x7A: rest = (rest * 100 + Int(byte - 0x57)) % 97
            default: return nil
            }
        }
        return rest
    }
}
