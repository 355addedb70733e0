import AvalJSON
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
    private let template: CSVTemplate?
    private let conversion: CellConversion?
    private let joined = Room()
    private let decoded = Room()
    private let converted = OutputBuffer()

    init(_ cutter: CSVCutter, _ header: CSVHeader) {
        columns = header.number
        (template, conversion) = (header.numberTemplate, header.numberConversion)
        cells = CSVCells(cutter)
        lineEnd = cutter.lineEnd
    }

    /// Whose row it is.
    func key(_ row: ByteView, _ trouble: CSVCutter.Trouble?) -> Key {
        if trouble != nil { return keyOfTroubled(row) }
        cells.read(row, upTo: columns.max() ?? 0)
        if columns.count == 1 {
            let number = cells[columns[0]]
            if number.isEmpty { return isBlank(row) ? .blank : .number(number) }
            return .number(made { _ in number })
        }
        if isBlank(row) { return .blank }
        // Without a column all rows are one declaration's.
        if columns.isEmpty { return .number(ByteView("1")) }
        // A number of which a part is missing is none.
        for column in columns where cells[column].isEmpty { return .number(ByteView()) }
        return .number(made { cells[$0] })
    }

    /// The number as the declaration will bear it, made of cells: rows belong together by that, not by how it is written.
    private func made(_ cell: (Int) -> ByteView) -> ByteView {
        var number = columns.first.map(cell) ?? ByteView()
        if let template {
            joined.removeAll()
            for piece in template.pieces {
                switch piece {
                case .text(let text): ByteView.with(text) { joined.append($0) }
                case .column(let column): joined.append(cell(column))
                }
            }
            number = joined.bytes
        }
        guard let conversion else { return number }
        // Which encoding the file is in is not known yet; what is no UTF-8 is of the other.
        if Encoding.isBeyondASCII(number), !Encoding.isUTF8(number) {
            decoded.removeAll()
            if Windows1252.decode(number, into: decoded) == nil { number = decoded.bytes }
        }
        converted.removeAll()
        return conversion.convert(number, into: converted) ? converted.bytes : number
    }

    /// A row that cannot be cut still tells its number where no quote stands before it.
    private func keyOfTroubled(_ row: ByteView) -> Key {
        guard columns.count == 1, let column = columns.first else { return .unknown }
        cells.read(row, upTo: column + 1, isLiteral: true)
        // The cell after it shows that it was not cut short.
        guard cells.count > column + 1 else { return .unknown }
        for index in 0...column where Self.unquoted(cells[index]) == nil { return .unknown }
        guard let number = Self.unquoted(cells[column]), !number.isEmpty else { return .unknown }
        return .number(made { _ in number })
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
