import AvalDeclarations
import AvalValues

/// What the cells of some columns look like, whatever they say: whole numbers and dates. A line of a text does not have them
/// where a row has; a row that a quote left open runs through does.
struct CSVShapes: Sendable {
    private enum Shape { case number, date }

    /// By the order of the columns.
    private var columns: [(index: Int, shape: Shape)] = []

    /// No columns.
    init() {}

    /// The columns of a header.
    init(_ header: CSVHeader) {
        for column in (header.company + header.salarie).sorted(by: { $0.index < $1.index }) {
            switch column.name.field.kind {
            case .integer: columns.append((column.index, .number))
            case .date: columns.append((column.index, .date))
            default: continue
            }
        }
    }

    /// How many of the columns a line fills as a row does; 0 where it fills one otherwise. Quotes count for nothing.
    func count(in line: ByteView, _ separator: UInt8) -> Int {
        var (count, cell, start) = (0, 0, 0)
        for (index, shape) in columns {
            while cell < index {
                guard let end = line.offset(of: separator, from: start) else { return count }
                (cell, start) = (cell + 1, end + 1)
            }
            switch Self.fits(line[start..<(line.offset(of: separator, from: start) ?? line.count)], shape) {
            case true?: count += 1
            case false?: return 0
            case nil: continue
            }
        }
        return count
    }

    /// Whether a cell has a shape; nil for an empty one.
    private static func fits(_ cell: ByteView, _ shape: Shape) -> Bool? {
        var (digits, marks) = (0, 0)
        for byte in cell where byte > 0x20 && byte != UInt8(ascii: "\"") {
            switch byte {
            case UInt8(ascii: "0")...UInt8(ascii: "9"): digits += 1
            case UInt8(ascii: "/"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: ":"): marks += 1
            default: return false
            }
        }
        if digits + marks == 0 { return nil }
        return shape == .number ? marks == 0 : marks >= 2 && digits >= 4
    }
}
