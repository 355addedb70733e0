import AvalValues

/// The letters and digits of a text, one after the other, in lower case and without accents: what is left of a word however it is
/// written. Everything else only separates words.
struct FoldedText {
    private let bytes: ByteView
    private var offset = 0
    /// What a letter beyond ASCII became and has yet to be given, the next byte lowest.
    private var rest: UInt64 = 0
    /// Whether what was given last begins a word.
    private(set) var beginsWord = false

    /// The letters of a text from an offset on.
    init(_ bytes: ByteView, from offset: Int = 0) { (self.bytes, self.offset) = (bytes, offset) }

    /// The next byte; nil at the end.
    @inline(__always)
    mutating func next() -> UInt8? {
        if rest != 0 { return takeRest() }
        beginsWord = offset == 0
        while offset < bytes.count {
            let byte = bytes[offset]
            if byte >= 0x80 {
                takeLetter(byte)
                if rest != 0 { return takeRest(isFirst: true) }
            } else {
                offset += 1
                if Self.isPlain(byte) { return byte >= 0x40 ? byte | 0x20 : byte }
                beginsWord = true
            }
        }
        return nil
    }

    /// Whether a byte of ASCII is a letter or a digit.
    @inline(__always)
    static func isPlain(_ byte: UInt8) -> Bool {
        (byte | 0x20) &- 0x61 < 26 || byte &- 0x30 < 10
    }

    /// Whether a character from À to ÿ, by the byte after its lead byte 0xC3, is a letter: all but the signs of multiplication
    /// and division.
    @inline(__always)
    static func isAccentedLetter(_ byte: UInt8) -> Bool { byte | 0x20 != 0xB7 }

    private mutating func takeRest(isFirst: Bool = false) -> UInt8 {
        defer { rest >>= 8 }
        if !isFirst { beginsWord = false }
        return UInt8(truncatingIfNeeded: rest)
    }

    /// Reads the character that begins with this byte; what it becomes is left in `rest`, nothing where it only separates.
    private mutating func takeLetter(_ lead: UInt8) {
        if lead == 0xC3, offset + 1 < bytes.count {
            rest = Self.accented[Int(bytes[offset + 1] & 0x3F)]
            beginsWord = beginsWord || rest == 0
            offset += 2
            return
        }
        let length = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4
        let end = min(offset + length, bytes.count)
        defer { offset = end }
        guard let scalar = bytes[offset..<end].text.unicodeScalars.first else { return }
        // A mark on its own belongs to the letter before it.
        if 0x300...0x36F ~= scalar.value { return }
        guard scalar.properties.isAlphabetic || scalar.properties.numericType != nil else {
            beginsWord = true
            return
        }
        rest |= Self.folded(scalar)
    }

    /// What each character from À to ÿ becomes, as `rest` holds it: letters, but for the signs of multiplication and division.
    private static let accented: [UInt64] = (UInt32(0xC0)...0xFF).map { code in
        Unicode.Scalar(code).map { $0.properties.isAlphabetic ? folded($0) : 0 } ?? 0
    }

    /// What a letter becomes, the first byte lowest.
    private static func folded(_ scalar: Unicode.Scalar) -> UInt64 {
        var (folded, shift): (UInt64, UInt64) = (0, 0)
        for plain in Builtins.withoutAccent(scalar) {
            for byte in plain.properties.lowercaseMapping.utf8 where shift < 64 {
                folded |= UInt64(byte) << shift
                shift += 8
            }
        }
        return folded
    }
}

/// How two texts compare to someone who reads them.
enum Wordings {
    /// Whether two texts are the same letters and digits, whatever the case, the accents and what stands between; texts
    /// without any are not.
    static func areAlike(_ first: ByteView, _ second: ByteView) -> Bool {
        // Most texts that differ do so in their first letter.
        if first.count > 0, second.count > 0, FoldedText.isPlain(first[0]), FoldedText.isPlain(second[0]),
            first[0] | 0x20 != second[0] | 0x20
        {
            return false
        }
        var (left, right) = (FoldedText(first), FoldedText(second))
        guard var byte = left.next() else { return false }
        while true {
            guard right.next() == byte else { return false }
            guard let next = left.next() else { return right.next() == nil }
            byte = next
        }
    }

    /// How many of eight bytes stand before the first one beyond ASCII, and how many of those are letters.
    @inline(__always)
    private static func plainLetters(_ word: UInt64) -> (plain: Int, letters: Int) {
        let (ones, tops): (UInt64, UInt64) = (0x0101_0101_0101_0101, 0x8080_8080_8080_8080)
        let plain = (word & tops).trailingZeroBitCount / 8
        let ascii = plain == 8 ? word : word & (1 << UInt64(8 * plain) - 1)
        // Of each byte, made lower case, the highest bit of the first sum says « a or after », that of the second « after z ».
        let lower = ascii | 0x20 &* ones
        let letters = (lower &+ (0x80 - 0x61) &* ones) & ~(lower &+ (0x80 - 0x7B) &* ones) & tops
        return (plain, letters.nonzeroBitCount)
    }

    /// How many letters a text has; digits are none.
    static func letterCount(_ text: ByteView) -> Int {
        var count = 0
        var offset = 0
        while offset < text.count {
            while offset + 8 <= text.count {
                let (plain, letters) = plainLetters(text.word(at: offset))
                count += letters
                offset += plain
                if plain < 8 { break }
            }
            guard offset < text.count else { break }
            let byte = text[offset]
            if byte < 0x80 {
                if (byte | 0x20) &- 0x61 < 26 { count += 1 }
                offset += 1
            } else if byte == 0xC3, offset + 1 < text.count {
                if FoldedText.isAccentedLetter(text[offset + 1]) { count += 1 }
                offset += 2
            } else {
                return text.text.unicodeScalars.reduce(0) { $0 + ($1.properties.isAlphabetic ? 1 : 0) }
            }
        }
        return count
    }
}
