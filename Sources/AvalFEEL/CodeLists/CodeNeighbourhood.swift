import AvalSource
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
        let place = place(of: text)
        let shared = longestShared(text, place)
        let isClose = shared >= max(Self.family, text.count - 1)
        var found: [(shared: Int, distance: Int, index: Int)] = []
        found.reserveCapacity(2 * Self.most)
        for index in isClose ? relatives(text, shared, place) : 0..<codes.count where codes[index] != text {
            let code = codes[index]
            let count = Self.shared(code, text)
            let isFamily = shared >= Self.family && count == shared
            let isSlip =
                Self.areSwapped(code, text, shared: count) || !isClose && Self.isOneOff(code, text, shared: count)
            if isFamily || isSlip { found.append((count, Self.distance(code, text, shared: count), index)) }
        }
        if isClose { addSwapped(text, shared, to: &found) }
        // The order of the bytes decides last, so that the answer is always the same.
        found.sort { ($1.shared, $0.distance, $0.index) < ($0.shared, $1.distance, $1.index) }
        return found.prefix(Self.most).map { positions[$0.index] }
    }

    /// Where a text stands, or would, among the codes in the order of their bytes.
    private func place(of text: ByteView) -> Int {
        var (low, high) = (0, codes.count)
        while low < high {
            let middle = (low + high) / 2
            if Self.precedes(codes[middle], text) { low = middle + 1 } else { high = middle }
        }
        return low
    }

    /// How many first characters the text shares with the codes that share most, itself left out: they stand beside it.
    private func longestShared(_ text: ByteView, _ place: Int) -> Int {
        let after = place < codes.count && codes[place] == text ? place + 1 : place
        let next = after < codes.count ? Self.shared(codes[after], text) : 0
        return max(next, place > 0 ? Self.shared(codes[place - 1], text) : 0)
    }

    /// The codes that share so many first characters with the text, around its place.
    private func relatives(_ text: ByteView, _ shared: Int, _ place: Int) -> Range<Int> {
        var (low, high) = (place, place)
        while low > 0, Self.shared(codes[low - 1], text) >= shared { low -= 1 }
        while high < codes.count, Self.shared(codes[high], text) >= shared { high += 1 }
        return low..<high
    }

    /// Adds the codes outside the family that the text becomes when two neighbours in it change places.
    private func addSwapped(_ text: ByteView, _ shared: Int, to found: inout [(shared: Int, distance: Int, index: Int)])
    {
        withUnsafeTemporaryAllocation(of: UInt8.self, capacity: text.count) { swapped in
            _ = swapped.initialize(fromContentsOf: text.memory)
            for start in 0..<max(0, min(shared, swapped.count - 1)) where swapped[start] != swapped[start + 1] {
                swapped.swapAt(start, start + 1)
                let code = ByteView(UnsafeRawBufferPointer(swapped))
                let index = place(of: code)
                if index < codes.count, codes[index] == code { found.append((start, 1, index)) }
                swapped.swapAt(start, start + 1)
            }
        }
    }

    /// How many slips make the one of the other; two of the same length that differ at their end alone are told at once.
    private static func distance(_ code: ByteView, _ text: ByteView, shared count: Int) -> Int {
        code.count == text.count && count == text.count - 1 ? 1 : Nearest.distance(code.array, text.array)
    }

    private static func precedes(_ left: ByteView, _ right: ByteView) -> Bool {
        let count = min(left.count, right.count)
        for index in 0..<count where left[index] != right[index] { return left[index] < right[index] }
        return left.count < right.count
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
