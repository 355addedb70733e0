import AvalFEEL
import AvalValues

/// A search in lists of codes: by the beginning of a code, or by words, accents and capitals passed over.
public struct CodeSearch {
    /// A code that was found.
    public struct Match: Sendable, Hashable {
        /// The code.
        public let code: String
        /// Its label.
        public let label: String
    }

    /// The text as codes are written: without blanks and points.
    private let code: [UInt8]
    /// Its words.
    private let words: [[UInt8]]

    /// A search for what a person typed.
    public init(_ text: String) {
        let folded = Self.folded(text)
        code = folded.filter { $0 != 0x20 }
        words = folded.split(separator: 0x20).map(Self.singular)
    }

    /// The codes found, best first: the code itself, codes that begin so, labels that begin so, labels in which each word
    /// begins one, labels in which each stands somewhere. Of equals the shorter label comes first, then the order of the list.
    public func matches(in editions: [CodeList.Edition]) -> [Match] {
        guard !words.isEmpty else { return [] }
        var seen: NameSet = []
        var found: [(rank: Int, length: Int, index: Int, match: Match)] = []
        // What is in force last is what a code means.
        for (code, label) in editions.reversed().flatMap(\.codes) where seen.insert(code).inserted {
            guard let rank = rank(code, label) else { continue }
            found.append((rank, rank < 2 ? 0 : label.utf8.count, found.count, Match(code: code, label: label)))
        }
        found.sort { ($0.rank, $0.length, $0.index) < ($1.rank, $1.length, $1.index) }
        return found.map(\.match)
    }

    private func rank(_ code: String, _ label: String) -> Int? {
        let folded = Self.folded(code).filter { $0 != 0x20 }
        if folded == self.code { return 0 }
        if folded.starts(with: self.code) { return 1 }
        let text = Self.folded(label)
        let others = text.split(separator: 0x20)
        if words.allSatisfy({ word in others.contains { $0.starts(with: word) } }) {
            return others.starts(with: words, by: { $0.starts(with: $1) }) ? 2 : 3
        }
        return words.allSatisfy { word in others.contains { Self.holds($0, word) } } ? 4 : nil
    }

    /// A word without the mark of a plural, so that labels in the singular begin with it too.
    private static func singular(_ word: ArraySlice<UInt8>) -> [UInt8] {
        let plurals = [UInt8(ascii: "s"), UInt8(ascii: "x")]
        return word.count > 4 && plurals.contains(word.last!) ? Array(word.dropLast()) : Array(word)
    }

    private static func holds(_ text: ArraySlice<UInt8>, _ word: [UInt8]) -> Bool {
        guard text.count >= word.count else { return false }
        return (text.startIndex...(text.endIndex - word.count)).contains { text[$0...].starts(with: word) }
    }

    /// Letters without accents or capitals, and digits, a blank between words.
    private static func folded(_ text: String) -> [UInt8] {
        var folded: [UInt8] = []
        for scalar in text.unicodeScalars {
            switch scalar.value {
            case 0x30...0x39, 0x61...0x7A: folded.append(UInt8(scalar.value))
            case 0x41...0x5A: folded.append(UInt8(scalar.value) | 0x20)
            // An accent that stands by itself after its letter, and what may stand within a code.
            case 0x300...0x36F, UInt32(UInt8(ascii: ".")): continue
            default: folded += plain[scalar] ?? [0x20]
            }
        }
        return folded
    }

    /// The letters of French and of its neighbours.
    private static let plain: [Unicode.Scalar: [UInt8]] = {
        let families = [
            "a": "àâäáãåÀÂÄÁÃÅ", "c": "çÇ", "e": "éèêëÉÈÊË", "i": "îïíìÎÏÍÌ", "n": "ñÑ", "o": "ôöóòõÔÖÓÒÕ",
            "u": "ùûüúÙÛÜÚ", "y": "ÿýŸÝ", "oe": "œŒ", "ae": "æÆ",
        ]
        var plain: [Unicode.Scalar: [UInt8]] = [:]
        for (letter, others) in families {
            for scalar in others.unicodeScalars { plain[scalar] = Array(letter.utf8) }
        }
        return plain
    }()
}
