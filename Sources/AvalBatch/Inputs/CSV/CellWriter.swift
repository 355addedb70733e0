import AvalJSON
import AvalValues

/// Writes the cells of a row as the JSON that the vocabulary asks for; an empty cell is an absent field. One thread at a
/// time.
final class CellWriter {
    private let scratch = OutputBuffer(capacity: 256)
    /// What cells met lately were read as: the words of an export are few, and come again and again.
    private var memories: [ObjectIdentifier: ConversionMemory] = [:]
    private let composed = Room()

    /// Writes the members of an object, each after `,` but the first; gives whether there were any.
    func members(_ nodes: [CSVNode], _ row: CSVCells, _ output: OutputBuffer) -> Bool {
        var isFirst = true
        for node in nodes {
            let start = output.count
            if !isFirst { output.put(UInt8(ascii: ",")) }
            output.put(node.opening)
            if value(node, row, output) { isFirst = false } else { output.truncate(to: start) }
        }
        return !isFirst
    }

    private func value(_ node: CSVNode, _ row: CSVCells, _ output: OutputBuffer) -> Bool {
        switch node.content {
        case .group(let inner):
            output.put(UInt8(ascii: "{"))
            let hasMembers = members(inner, row, output)
            output.put(UInt8(ascii: "}"))
            return hasMembers
        case .column(let column): return put(row[column], node, output)
        case .template(let template): return put(compose(template, row), node, output)
        }
    }

    /// What a template makes of a row; nothing where one of its cells is empty, since half of it would look like a value.
    private func compose(_ template: CSVTemplate, _ row: CSVCells) -> ByteView {
        composed.removeAll()
        for piece in template.pieces {
            switch piece {
            case .text(let text): ByteView.with(text) { composed.append($0) }
            case .column(let column):
                if row[column].isEmpty { return ByteView() }
                composed.append(row[column])
            }
        }
        return composed.bytes
    }

    /// What another program's cell is, good until the next one; nil where it stays as it is.
    private func convert(_ cell: ByteView, _ conversion: CellConversion) -> ByteView? {
        scratch.removeAll()
        guard conversion.isSlow else { return conversion.convert(cell, into: scratch) ? scratch.bytes : nil }
        let memory = memories[ObjectIdentifier(conversion)] ?? ConversionMemory()
        memories[ObjectIdentifier(conversion)] = memory
        if let known = memory.recall(cell, into: scratch) { return known ? scratch.bytes : nil }
        let isRead = conversion.convert(cell, into: scratch)
        memory.keep(cell, isRead ? scratch.bytes.array : nil)
        return isRead ? scratch.bytes : nil
    }

    private func put(_ cell: ByteView, _ node: CSVNode, _ output: OutputBuffer) -> Bool {
        if cell.isEmpty { return false }
        var cell = cell
        if let conversion = node.conversion {
            if let known = convert(cell, conversion) { cell = known }
            if cell.isEmpty { return false }
        }
        // A cell that its kind cannot be made of stays a text, for the judgement to say so.
        if let write = node.cell, write(cell.memory.assumingMemoryBound(to: UInt8.self).span, output) { return true }
        output.put(UInt8(ascii: "\""))
        output.put(escaping: cell)
        output.put(UInt8(ascii: "\""))
        return true
    }
}

/// The cells that were converted last, with what came of them.
private final class ConversionMemory {
    private var entries: [(cell: [UInt8], meant: [UInt8]?)] = []
    private var next = 0
    private static let most = 16

    /// Writes what a cell was read as; false where it was not, nil where it is not remembered.
    func recall(_ cell: ByteView, into output: OutputBuffer) -> Bool? {
        for entry in entries where entry.cell.count == cell.count && ByteView.with(entry.cell, { $0 == cell }) {
            guard let meant = entry.meant else { return false }
            output.put(meant)
            return true
        }
        return nil
    }

    func keep(_ cell: ByteView, _ meant: [UInt8]?) {
        if entries.count < Self.most { return entries.append((cell.array, meant)) }
        entries[next] = (cell.array, meant)
        next = (next + 1) % Self.most
    }
}
