import AvalValues

/// The codes of a list that look like a text: those that begin as it does, then those that one slip makes of it.
final class CodeNeighbourhood: Sendable {
    /// How many neighbours are told at most.
    static let most = 8
    /// How many first characters make two codes neighbours whatever follows.
    private static let family = 2
    /// What is longer looks like no code, and takes as long to compare.
    private static let longest = 16

    /// The codes in the order of their bytes.
    private let codes: FlatTexts
    /// The position in the list of each.
    private let positions: [Int]

    init(_ codes: [String]) {
        let sorted = codes.enumerated().map { (bytes: Array($0.element.utf8), position: $0.offset) }
            .sorted { $0.bytes.lexicographicallyPrecedes($1.bytes) }
        self.codes = FlatTexts(sorted.map(\.bytes))
        positions = sorted.map(\.position)
    }

    /// The positions of the neighbours of a text, best first: those that share most of its first characters, the more alike
    /// first, then those that one slip makes of it. A code is no neighbour of itself.
    ///
    /// Where some differ from the text in its last character alone, a slip before that is only two characters that changed
    /// places: of other ones there would be too many to be meant.
    func neighbours(of text: ByteView) -> [Int] {
        guard text.count <= Self.longest else { return [] }
        let shared = longestShared(text)
        let isClose = shared >= max(Self.family, text.count - 1)
        var found: [(shared: Int, distance: Int, index: Int)] = []
        for index in 0..<codes.count where codes[index] != text {
            let code = codes[index]
            let count = Self.shared(code, text)
            let isFamily = shared >= Self.family && count == shared
            let isSlip =
                Self.areSwapped(code, text, shared: count) || !isClose && Self.isOneOff(code, text, shared: count)
            if isFamily || isSlip { found.append((count, EditDistance.between(code, text), index)) }
        }
        // The order of the bytes decides last, so that the answer is always the same.
        found.sort { ($1.shared, $0.distance, $0.index) < ($0.shared, $1.distance, $1.index) }
        return found.prefix(Self.most).map { positions[$0.index] }
    }

    /// How many first characters the text shares with the codes that share most, itself left out.
    private func longestShared(_ text: ByteView) -> Int {
        var most = 0
        for index in 0..<codes.count where codes[index] != text { most = max(most, Self.shared(codes[index], text)) }
        return most
    }

    private static func shared(_ code: ByteView, _ text: ByteView) -> Int {
        let limit = min(code.count, text.count)
        var count = 0
        while count < limit, code[count] == text[count] { count += 1 }
        return count
    }

    /// Whether two neighbours that changed places make the one of the other.
    private static func areSwapped(_ code: ByteView, _ text: ByteView, shared start: Int) -> Bool {
        code.count == text.count && start + 2 <= code.count && code[start] == text[start + 1]
            && code[start + 1] == text[start] && code[(start + 2)...] == text[(start + 2)...]
    }

    /// Whether one character more, less or another makes the one of the other: what follows it is the same.
    private static func isOneOff(_ code: ByteView, _ text: ByteView, shared start: Int) -> Bool {
        switch code.count - text.count {
        case 0: start < code.count && code[(start + 1)...] == text[(start + 1)...]
        case 1: code[(start + 1)...] == text[start...]
        case -1: code[start...] == text[(start + 1)...]
        default: false
        }
    }
}
