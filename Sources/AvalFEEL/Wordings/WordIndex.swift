import AvalValues

/// The wordings of a list, each one word or several, to be found in texts however they are written there.
struct WordIndex: Sendable {
    /// The folded words of each, with a space between two.
    private let wordings: [[UInt8]]
    /// For each of 64 places, the wordings whose first three letters fall there, in the order of the list.
    private let places: [[Int]]
    /// The places that have some: a text none of whose words begins there has none of the wordings.
    private let beginnings: UInt64

    init(_ texts: [String]) {
        wordings = texts.map { ByteView.with($0, Self.folded) }
        var places = [[Int]](repeating: [], count: 64)
        for (index, wording) in wordings.enumerated() where !wording.isEmpty {
            places[ByteView.with(wording) { Self.place(of: $0, from: 0) }].append(index)
        }
        beginnings = places.indices.reduce(0) { places[$1].isEmpty ? $0 : $0 | 1 << UInt64($1) }
        self.places = places
    }

    /// The index of the first wording, in the order of the list, whose words follow one another in a text.
    func first(in text: ByteView) -> Int? {
        var found = wordings.count
        guard eachWord(of: text, { look(at: $0, in: text, &found) }) else { return thorough(text) }
        return found < wordings.count ? found : nil
    }

    /// Looks for a wording that begins at an offset and stands before the one found so far.
    @inline(__always)
    private func look(at start: Int, in text: ByteView, _ found: inout Int) {
        let place = Self.place(of: text, from: start)
        guard beginnings & 1 << UInt64(place) != 0 else { return }
        for index in places[place] {
            if index >= found { return }
            if Self.begins(text, from: start, with: wordings[index]) { return found = index }
        }
    }

    /// The same for any text, whatever it is written in.
    func thorough(_ text: ByteView) -> Int? {
        let folded = [0x20] + Self.folded(text) + [0x20]
        return wordings.firstIndex { wording in
            let part = [0x20] + wording + [0x20]
            guard !wording.isEmpty, part.count <= folded.count else { return false }
            return (0...folded.count - part.count).contains { folded[$0..<$0 + part.count].elementsEqual(part) }
        }
    }

    // MARK: Words of a text

    /// Where the words of a text begin; false as soon as a character is met of which that would have to be looked up.
    @inline(__always)
    private func eachWord(of text: ByteView, _ visit: (Int) -> Void) -> Bool {
        var (offset, beginsWord) = (0, true)
        while offset < text.count {
            let byte = text[offset]
            var (isLetter, length) = (FoldedText.isPlain(byte), 1)
            if byte >= 0x80 {
                guard byte == 0xC3, offset + 1 < text.count else { return false }
                (isLetter, length) = (FoldedText.isAccentedLetter(text[offset + 1]), 2)
            }
            if isLetter, beginsWord { visit(offset) }
            beginsWord = !isLetter
            offset += length
        }
        return true
    }

    /// Where the three first letters of a word fall among 64.
    @inline(__always)
    private static func place(of text: ByteView, from start: Int) -> Int {
        var letters = FoldedText(text, from: start)
        var hash = 0
        for number in 0..<3 {
            guard let letter = letters.next(), number == 0 || !letters.beginsWord else { break }
            hash = hash &* 31 &+ Int(letter)
        }
        return hash & 63
    }

    /// Whether the words of a wording follow one another from an offset on, the last of them whole.
    private static func begins(_ text: ByteView, from start: Int, with wording: [UInt8]) -> Bool {
        var letters = FoldedText(text, from: start)
        var (isFirst, beginsWord) = (true, false)
        for byte in wording {
            if byte == 0x20 {
                beginsWord = true
                continue
            }
            guard letters.next() == byte, isFirst || letters.beginsWord == beginsWord else { return false }
            (isFirst, beginsWord) = (false, false)
        }
        return letters.next() == nil || letters.beginsWord
    }

    /// The words of a text, with a space between two.
    private static func folded(_ text: ByteView) -> [UInt8] {
        var letters = FoldedText(text)
        var folded: [UInt8] = []
        while let letter = letters.next() {
            if letters.beginsWord, !folded.isEmpty { folded.append(0x20) }
            folded.append(letter)
        }
        return folded
    }
}
