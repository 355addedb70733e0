import AvalValues

/// Words looked for anywhere in texts: most places of a text are passed over by a look at four of its bytes.
struct WordSieve: Sendable {
    /// Those of four bytes and more, and the shorter ones.
    private let words: [[UInt8]]
    private let short: [[UInt8]]
    /// A bit for each of 4096 places where the beginning of a word may fall.
    private let beginnings: [UInt64]

    init(_ words: [[UInt8]]) {
        self.words = words.filter { $0.count >= 4 }
        short = words.filter { !$0.isEmpty && $0.count < 4 }
        var beginnings = [UInt64](repeating: 0, count: 64)
        for word in self.words {
            let place = ByteView.with(word) { Self.place(of: $0, at: 0) }
            beginnings[place >> 6] |= 1 << UInt64(place & 63)
        }
        self.beginnings = beginnings
    }

    /// Whether one of the words stands in a text.
    func isFound(in text: ByteView) -> Bool {
        var offset = 0
        while offset + 4 <= text.count {
            let place = Self.place(of: text, at: offset)
            if beginnings[place >> 6] >> UInt64(place & 63) & 1 != 0, begins(words, text, offset) { return true }
            offset += 1
        }
        return !short.isEmpty && (0..<text.count).contains { begins(short, text, $0) }
    }

    private func begins(_ words: [[UInt8]], _ text: ByteView, _ offset: Int) -> Bool {
        words.contains { offset + $0.count <= text.count && text[offset...].starts(with: $0) }
    }

    @inline(__always)
    private static func place(of text: ByteView, at offset: Int) -> Int {
        let bytes = text.memory.loadUnaligned(fromByteOffset: offset, as: UInt32.self)
        return Int(truncatingIfNeeded: (bytes &* 0x9E37_79B1) >> 20)
    }
}
