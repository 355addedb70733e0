import AvalValues

/// The cells of a row, found where they stand: without their quotes and the blanks around them; reused.
final class CSVCells {
    private struct Cell {
        var start = 0
        var end = 0
        /// Whether it stands in `spare`, its doubled quotes undone.
        var isSpare = false
    }

    private let separator: UInt8
    private let lineEnd: UInt8
    private var cells: [Cell] = []
    private var row = ByteView()
    private let spare = Room()

    /// Finds cells in rows that are cut so.
    init(_ cutter: CSVCutter) {
        separator = cutter.separator
        lineEnd = cutter.lineEnd
    }

    /// How many cells the row has.
    var count: Int { cells.count }

    /// A cell, good as long as the row is; empty past the last.
    subscript(index: Int) -> ByteView {
        guard index < cells.count else { return ByteView() }
        let cell = cells[index]
        return cell.isSpare ? spare[cell.start..<cell.end] : row[cell.start..<cell.end]
    }

    /// Whether nothing stands in any cell.
    var isBlank: Bool { cells.allSatisfy { $0.start == $0.end } }

    /// Finds the cells of a row, or the first of them up to `last`; `isLiteral` takes quotes for text.
    func read(_ bytes: ByteView, upTo last: Int = .max, isLiteral: Bool = false) {
        cells.removeAll(keepingCapacity: true)
        if spare.count > 0 { spare.removeAll() }
        row = bytes
        var end = bytes.count
        if end > 0, bytes[end - 1] == lineEnd { end -= 1 }
        var index = 0
        while cells.count <= last {
            var start = index
            while start < end, isBlank(bytes[start]) { start += 1 }
            if !isLiteral, start < end, bytes[start] == UInt8(ascii: "\"") {
                index = addQuoted(bytes, start + 1, end)
            } else {
                index = start
                while index < end, bytes[index] != separator { index += 1 }
                add(bytes, start, index)
            }
            if index >= end { return }
            index += 1
        }
    }

    private func isBlank(_ byte: UInt8) -> Bool { byte <= 0x20 && byte != separator }

    /// Adds a cell without the blanks around it.
    private func add(_ bytes: ByteView, _ start: Int, _ end: Int, isSpare: Bool = false) {
        var (start, end) = (start, end)
        while end > start, bytes[end - 1] <= 0x20 { end -= 1 }
        while start < end, bytes[start] <= 0x20 { start += 1 }
        cells.append(Cell(start: start, end: end, isSpare: isSpare))
    }

    /// Adds a cell in quotes that begins at `start`; gives where its separator stands.
    private func addQuoted(_ bytes: ByteView, _ start: Int, _ end: Int) -> Int {
        var index = start
        var isDoubled = false
        while index < end {
            if bytes[index] == UInt8(ascii: "\"") {
                if index + 1 == end || bytes[index + 1] != UInt8(ascii: "\"") { break }
                isDoubled = true
                index += 1
            }
            index += 1
        }
        if isDoubled { addUndoubled(bytes[start..<index]) } else { add(bytes, start, index) }
        while index < end, bytes[index] != separator { index += 1 }
        return index
    }

    private func addUndoubled(_ bytes: ByteView) {
        let first = spare.count
        var index = 0
        while index < bytes.count {
            spare.append(bytes[index])
            index += bytes[index] == UInt8(ascii: "\"") ? 2 : 1
        }
        add(spare.bytes, first, spare.count, isSpare: true)
    }
}
