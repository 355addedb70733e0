import AvalDeclarations
import AvalJSON
import AvalValues

/// Cuts chunks into declarations, on one thread: lines and documents as they stand, rows of CSV made JSON.
final class DeclarationCutter {
    private let limit: Int
    /// Makes declarations of the rows of the CSV file read last.
    private var assembler: CSVAssembler?
    private let composed = OutputBuffer()

    /// A cutter that refuses lines longer than `limit` bytes.
    init(limit: Int) {
        self.limit = limit
    }

    /// Hands out each declaration of a chunk with the line that it is known by, or why there is none. What `composed` throws of one
    /// made of rows is refused in the words of its file.
    func cut(
        _ chunk: Chunk, whole: (ByteView, Int) -> Void, composed: (ByteView, Int) throws(InputError) -> Void,
        refuse: (InputReadingError, Int) -> Void
    ) {
        if chunk.isLines { cutLines(chunk, whole, refuse) }
        for item in chunk.items {
            if let error = item.error {
                refuse(error, item.line)
            } else if let table = chunk.table {
                cut(rows: item, of: table, chunk, composed, refuse)
            } else {
                whole(chunk.input[item.range], item.line)
            }
        }
    }

    private func cutLines(
        _ chunk: Chunk, _ whole: (ByteView, Int) -> Void, _ refuse: (InputReadingError, Int) -> Void
    ) {
        let input = chunk.input
        var start = 0
        var number = chunk.firstLine
        while start < input.count {
            let end = input.lineFeed(from: start) ?? input.count
            if !input.isBlank(start..<end) {
                if end - start > limit {
                    refuse(.tooLong(limit: limit), number)
                } else {
                    whole(input[start..<end], number)
                }
            }
            start = end + 1
            number += 1
        }
    }

    private func cut(
        rows item: Chunk.Item, of table: CSVTable, _ chunk: Chunk,
        _ take: (ByteView, Int) throws(InputError) -> Void, _ refuse: (InputReadingError, Int) -> Void
    ) {
        let rows = CSVAssembler.Rows(
            bytes: chunk.input[item.range], line: item.line, lines: chunk.rowLines[item.rows])
        let assembler = assembler.flatMap { $0.isFor(table) ? $0 : nil } ?? CSVAssembler(table)
        self.assembler = assembler
        do throws(CSVAssembler.Refusal) {
            composed.removeAll()
            try assembler.write(rows, into: composed)
            do throws(InputError) { try take(composed.bytes, item.line) } catch {
                throw assembler.explain(error, rows)
            }
        } catch {
            refuse(error.error, error.line)
        }
    }
}
