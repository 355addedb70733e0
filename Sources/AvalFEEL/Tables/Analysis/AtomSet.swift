import AvalValues

/// Some of the parts that a column's values fall into, by their numbers.
struct AtomSet: Equatable {
    private var words: [UInt64]

    /// None of `count` parts.
    init(count: Int) { words = Array(repeating: 0, count: (count + 63) / 64) }

    /// The parts below `count` that satisfy.
    init(count: Int, where belongs: (Int) -> Bool) {
        self.init(count: count)
        for atom in 0..<count where belongs(atom) { words[atom / 64] |= 1 << UInt64(atom % 64) }
    }

    var isEmpty: Bool { words.allSatisfy { $0 == 0 } }

    /// The lowest number in it.
    var first: Int? {
        for (index, word) in words.enumerated() where word != 0 { return index * 64 + word.trailingZeroBitCount }
        return nil
    }

    func contains(_ atom: Int) -> Bool { words[atom / 64] >> UInt64(atom % 64) & 1 == 1 }

    func meets(_ other: AtomSet) -> Bool { zip(words, other.words).contains { $0 & $1 != 0 } }

    func intersection(_ other: AtomSet) -> AtomSet {
        var result = self
        for index in words.indices { result.words[index] &= other.words[index] }
        return result
    }

    func subtracting(_ other: AtomSet) -> AtomSet {
        var result = self
        for index in words.indices { result.words[index] &= ~other.words[index] }
        return result
    }
}
