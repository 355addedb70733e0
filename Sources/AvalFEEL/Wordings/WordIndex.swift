import AvalValues

/// The wordings of a list, each one word or several, to be found in texts however they are written there.
struct WordIndex: Sendable {
    /// The folded words of each, with a space around every one.
    private let wordings: [[UInt8]]
    /// Where the first three letters of each fall among 64: a text none of whose words begins there has none of them.
    private let beginnings: UInt64

    init(_ texts: [String]) {
        wordings = texts.map { ByteView.with($0, Self.folded) }
        beginnings = wordings.reduce(0) { mask, wording in
            mask | ByteView.with(wording) { $0.count > 1 ? Self.place(1, in: $0) ?? .max : 0 }
        }
    }

    /// The index of the first wording, in the order of the list, whose words follow one another in a text.
    func first(in text: ByteView) -> Int? {
        guard mayHold(text) else { return nil }
        let folded = Self.folded(text)
        return wordings.firstIndex { $0.count > 1 && Self.holds(folded, $0) }
    }

    /// Whether a word of the text begins as a wording does. Most texts are let go here, with a look at each byte.
    private func mayHold(_ text: ByteView) -> Bool {
        var beginsWord = true
        for offset in 0..<text.count {
            let byte = text[offset]
            if byte < 0x80 {
                guard FoldedText.isPlain(byte) else {
                    beginsWord = true
                    continue
                }
                if beginsWord {
                    guard let place = Self.place(offset, in: text) else { return true }
                    if place & beginnings != 0 { return true }
                }
                beginsWord = false
            } else if byte == 0xC2 || byte == 0xE2 {
                // Spaces, quotation marks and dashes beyond ASCII.
                beginsWord = true
            } else if byte >= 0xC0 {
                if beginsWord { return true }
            }
        }
        return false
    }

    /// Where the three first letters of a word fall among 64; nil where one is beyond ASCII.
    private static func place(_ start: Int, in text: ByteView) -> UInt64? {
        var hash = 0
        var isInside = true
        for offset in start..<start + 3 {
            let byte = offset < text.count ? text[offset] : 0x20
            if byte >= 0x80, isInside { return nil }
            isInside = isInside && FoldedText.isPlain(byte)
            hash = hash &* 31 &+ (isInside ? Int(byte | 0x20) : 0)
        }
        return 1 << UInt64(hash & 63)
    }

    private static func folded(_ text: ByteView) -> [UInt8] {
        var letters = FoldedText(text)
        var folded: [UInt8] = []
        while let letter = letters.next() {
            if letters.beginsWord { folded.append(0x20) }
            folded.append(letter)
        }
        folded.append(0x20)
        return folded
    }

    private static func holds(_ text: [UInt8], _ part: [UInt8]) -> Bool {
        guard part.count <= text.count else { return false }
        return (0...text.count - part.count).contains { text[$0..<$0 + part.count].elementsEqual(part) }
    }
}
