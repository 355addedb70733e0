/// Reads the rows of a chunk back, in the order in which ``VerdictRows`` wrote them.
struct RowReader {
    /// Where they stand.
    let rows: Room
    private var offset = 0

    init(_ rows: Room) {
        self.rows = rows
    }

    var isAtEnd: Bool { offset >= rows.count }

    mutating func integer() -> Int {
        defer { offset += 8 }
        return rows.integer(at: offset)
    }

    /// Where the next text stands.
    mutating func text() -> Range<Int> {
        let count = integer()
        defer { offset += count }
        return offset..<offset + count
    }
}
