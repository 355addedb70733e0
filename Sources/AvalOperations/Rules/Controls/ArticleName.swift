/// The name of an article of a code, as a reference may cite it: `R4624-23` for `R. 4624-23` and `R4624-23, I, 1°` too, but not
/// for `R4624-2`, `R4624-231` or `R4624-23-1`; and those between the ends of `D4152-4 à D4152-7`.
struct ArticleName {
    private let name: [UInt8]
    private let number: ArticleNumber?

    init(_ name: String) {
        self.name = Self.plain(name)
        number = ArticleNumber(self.name[...])
    }

    /// Whether a reference cites the article.
    func stands(in reference: String) -> Bool {
        let text = Self.plain(reference)
        return isNamed(in: text) || isBetween(in: text)
    }

    private func isNamed(in text: [UInt8]) -> Bool {
        guard !name.isEmpty, text.count >= name.count else { return false }
        return (0...text.count - name.count).contains { start in
            text[start..<start + name.count].elementsEqual(name)
                && (start == 0 || !Self.isOfWord(text[start - 1])) && ends(text[(start + name.count)...])
        }
    }

    /// Whether the article stands between two that « à » joins.
    private func isBetween(in text: [UInt8]) -> Bool {
        guard let number else { return false }
        let words = text.split(separator: UInt8(ascii: " "))
        return words.indices.dropFirst().dropLast().contains { index in
            guard words[index].elementsEqual("À".utf8), let first = ArticleNumber(words[index - 1]),
                let last = ArticleNumber(words[index + 1])
            else { return false }
            return first.precedes(number) && number.precedes(last)
        }
    }

    /// Whether what follows is no more of a name.
    private func ends(_ rest: ArraySlice<UInt8>) -> Bool {
        guard let next = rest.first else { return true }
        guard next == UInt8(ascii: "-") else { return !Self.isOfWord(next) }
        return rest.dropFirst().first.map { !(0x30...0x39).contains($0) } ?? true
    }

    /// The text in capitals, without the dot and the blanks between the letter of a code and its number.
    private static func plain(_ text: String) -> [UInt8] {
        let bytes = Array(text.uppercased().replacing("\u{A0}", with: " ").utf8)
        var plain: [UInt8] = []
        for (index, byte) in bytes.enumerated() {
            if byte == UInt8(ascii: ".") || byte == UInt8(ascii: " "), let last = plain.last,
                [UInt8(ascii: "L"), UInt8(ascii: "R"), UInt8(ascii: "D")].contains(last),
                plain.count < 2 || !isOfWord(plain[plain.count - 2]), startsNumber(bytes[index...])
            {
                continue
            }
            plain.append(byte)
        }
        return plain
    }

    /// Whether dots and blanks lead to a digit.
    private static func startsNumber(_ rest: ArraySlice<UInt8>) -> Bool {
        rest.first { $0 != UInt8(ascii: ".") && $0 != UInt8(ascii: " ") }.map { (0x30...0x39).contains($0) } ?? false
    }

    private static func isOfWord(_ byte: UInt8) -> Bool {
        (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || byte >= 0x80
    }
}
