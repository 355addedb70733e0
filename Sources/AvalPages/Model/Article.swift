import AvalSource
import AvalValues

/// An article of law, as references name it (`R4624-23`).
enum Article {
    /// The articles that a text names, each once, in their order.
    static func names(in text: String) -> [String] {
        var names: [String] = []
        let words = text.split { !isPart($0) }
        for word in words.map(String.init) where isName(word) && !names.contains(word) { names.append(word) }
        return names
    }

    /// Whether a character may stand in such a name.
    static func isPart(_ character: Character) -> Bool {
        character.isASCII && (character.isLetter || character.isNumber || character == "-" || character == "*")
    }

    /// Whether a word is a letter of the law's parts, digits, a dash and digits.
    private static func isName(_ word: String) -> Bool {
        guard let first = word.first, "LRDA".contains(first) else { return false }
        let parts = word.dropFirst().drop { $0 == "*" }.split(separator: "-", omittingEmptySubsequences: false)
        return parts.count >= 2 && parts[0].utf8.count >= 3
            && parts.allSatisfy { part in
                !part.isEmpty && part.utf8.allSatisfy { (0x30...0x39).contains($0) }
            }
    }

    /// The articles that topics name, in their order, each with the topics that name it.
    static func topics(_ quoting: [Topic]) -> [Topic] {
        var names: NameSet = []
        for topic in quoting { names.formUnion(Self.names(of: topic)) }
        return names.sorted { left, right in
            // Names with the same numbers (`R*1234-5`) have an order too.
            key(left) == key(right) ? left < right : key(left).lexicographicallyPrecedes(key(right))
        }.map {
            Topic(kind: .article, name: $0, label: "Article \($0)", entries: [], place: "", record: "declaration")
        }
    }

    /// The articles that a topic names anywhere.
    static func names(of topic: Topic) -> [String] {
        var names: [String] = []
        for text in topic.entries.flatMap(\.value.texts) {
            for name in Self.names(in: text) where !names.contains(name) { names.append(name) }
        }
        return names
    }

    /// Its letter, then its numbers as numbers.
    private static func key(_ name: String) -> [Int] {
        let numbers = name.split { !$0.isNumber }.compactMap { Int($0) }
        return [Int(name.unicodeScalars.first?.value ?? 0)] + numbers
    }
}
