/// Words that statements bind, kept where they are.
final class Words {
    private let room = Room()
    private let ranges: [Range<Int>]

    init(_ words: [String]) {
        var ranges: [Range<Int>] = []
        for word in words {
            let start = room.count
            room.append(word)
            ranges.append(start..<room.count)
        }
        self.ranges = ranges
    }

    /// Binds a word as the next value of a row.
    func bind(_ index: Int, to row: Insertion) { row.bind(room[ranges[index]]) }
}
