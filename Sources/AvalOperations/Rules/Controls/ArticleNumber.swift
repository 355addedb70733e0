/// Where an article stands in its code: `D4152-10` is the letter of its part and the numbers 4152 and 10.
struct ArticleNumber {
    private let letter: UInt8
    private let parts: [Int]

    /// The number at the beginning of a text in capitals; nil where there is none.
    init?(_ text: ArraySlice<UInt8>) {
        guard let letter = text.first, [UInt8(ascii: "L"), UInt8(ascii: "R"), UInt8(ascii: "D")].contains(letter) else {
            return nil
        }
        self.letter = letter
        let digits = text.dropFirst().prefix { (0x30...0x39).contains($0) || $0 == UInt8(ascii: "-") }
        parts = digits.split(separator: UInt8(ascii: "-")).compactMap { Int(String(decoding: $0, as: UTF8.self)) }
        if parts.isEmpty { return nil }
    }

    /// Whether it is the other, or stands before it in the same part of the code.
    func precedes(_ other: ArticleNumber) -> Bool {
        letter == other.letter && !other.parts.lexicographicallyPrecedes(parts)
    }
}
