import AvalValues

/// Finds whose row a row is; one thread at a time.
final class CSVKeys {
    /// What a row says of its declaration.
    enum Key {
        /// The number, good until the next row; empty where there is none.
        case number(ByteView)
        /// Nothing can be told of it.
        case unknown
        /// Nothing stands in the row.
        case blank
    }

    private let columns: [Int]
    private let cells: CSVCells
    private let lineEnd: UInt8
    private let joined = Room()

    init(_ cutter: CSVCutter, _ header: CSVHeader) {
        columns = header.number
        cells = CSVCells(cutter)
        lineEnd = cutter.lineEnd
    }

    /// Whose row it is.
    func key(_ row: ByteView, _ trouble: CSVCutter.Trouble?) -> Key {
        if trouble != nil { return keyOfTroubled(row) }
        cells.read(row, upTo: columns.max() ?? 0)
        if columns.count == 1 {
            let number = cells[columns[0]]
            return number.isEmpty && isBlank(row) ? .blank : .number(number)
        }
        if isBlank(row) { return .blank }
        // Without a column all rows are one declaration's.
        if columns.isEmpty { return .number(ByteView("1")) }
        joined.removeAll()
        var isEmpty = true
        for column in columns {
            isEmpty = isEmpty && cells[column].isEmpty
            joined.append(cells[column])
            joined.append(0)
        }
        return .number(isEmpty ? ByteView() : joined.bytes)
    }

    /// A row that cannot be cut still tells its number where no quote stands before it.
    private func keyOfTroubled(_ row: ByteView) -> Key {
        guard columns.count == 1, let column = columns.first else { return .unknown }
        cells.read(row, upTo: column + 1, isLiteral: true)
        // The cell after it shows that it was not cut short.
        guard cells.count > column + 1 else { return .unknown }
        for index in 0...column where Self.unquoted(cells[index]) == nil { return .unknown }
        guard let number = Self.unquoted(cells[column]), !number.isEmpty else { return .unknown }
        return .number(number)
    }

    /// A cell without the quotes around it; nil where others stand in it.
    private static func unquoted(_ cell: ByteView) -> ByteView? {
        let quote = UInt8(ascii: "\"")
        let isQuoted = cell.count >= 2 && cell[0] == quote && cell[cell.count - 1] == quote
        let inside = isQuoted ? cell[1..<cell.count - 1] : cell
        return inside.contains(quote) ? nil : inside
    }

    private func isBlank(_ row: ByteView) -> Bool {
        cells.isBlank
            && {
                cells.read(row); return cells.isBlank
            }()
    }
}
