import AvalValues

/// Reads the rows of a chunk back, in the order in which ``VerdictRows`` wrote them.
struct RowReader {
    private let rows: Room
    private let known: KnownTexts
    private var offset = 0

    init(_ rows: Room, _ known: KnownTexts) {
        (self.rows, self.known) = (rows, known)
    }

    var isAtEnd: Bool { offset >= rows.count }

    mutating func integer() -> Int {
        defer { offset += 8 }
        return rows.integer(at: offset)
    }

    /// The next text, which stands as long as the chunk and the texts known.
    mutating func text() -> ByteView {
        let count = integer()
        if count < 0 { return known[-1 - count] }
        defer { offset += count }
        return rows[offset..<offset + count]
    }
}

extension Room {
    /// Appends the number of a text in its place.
    func append(known number: Int) { append(integer: -1 - number) }

    /// Appends a text, or its number where it has one.
    func append(text: ByteView, _ known: KnownTexts) {
        if let number = known.number(of: text) { append(known: number) } else { append(text: text) }
    }
}
