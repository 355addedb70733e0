import AvalJSON
import AvalOperations
import AvalValues

/// An input whose first line is no whole JSON: most likely one declaration on many lines, cut as `validate` cuts it.
final class DocumentSource: ChunkSource {
    private let stream: ByteStream
    private var lines: DeclarationLines
    private let limit: Int
    private var position = Position()
    /// How many declarations were judged before.
    private var done: Int
    private let room = Room()
    private var hasEnded = false
    /// The line of the last declaration.
    private var line = 0

    /// Goes on after the declarations that an earlier chunk ended with, by reading them again.
    init(_ stream: ByteStream, limit: Int, from position: Position) {
        self.stream = stream
        self.limit = limit
        lines = DeclarationLines(limit: limit)
        done = position.offset
    }

    var consumed: Int { stream.consumed }
    var mark: ReadMark { stream.mark }
    var isDamaged: Bool { stream.damage != nil }

    /// Whether an input begins so: its first line that is not blank stops in the middle of a value.
    static func looksSo(_ stream: ByteStream, limit: Int) throws(BatchError) -> Bool {
        // Most first lines are short: a little is looked at before more is read.
        for size in [64 << 10, limit + 1] {
            let isSo = try stream.peek(atMost: size) { head in
                looksSo(head, isAll: head.count < size)
            }
            if let isSo { return isSo }
        }
        return false
    }

    /// What the beginning of an input shows; nil where its first line goes on beyond.
    private static func looksSo(_ head: ByteView, isAll: Bool) -> Bool? {
        var start = 0
        while let end = Lines.end(in: head, from: start) {
            let line = head[start..<end]
            if !Lines.isBlank(line) { return stopsEarly(line) }
            start = end + 1
        }
        return isAll ? false : nil
    }

    private static func stopsEarly(_ line: ByteView) -> Bool {
        var cursor = JSONCursor(line)
        do throws(ScanError) {
            try cursor.skipValue(depth: 64)
            return false
        } catch {
            return error.reason == .truncated
        }
    }

    func fill(_ chunk: Chunk) throws(BatchError) -> Bool {
        while !hasEnded, !chunk.isFull {
            room.removeAll()
            hasEnded = try stream.read(into: room, atMost: ChunkSize.bytes) == 0
            lines.add(room.bytes, isLast: hasEnded) { bytes, item in
                add(bytes, item, to: chunk)
            }
            if hasEnded, let damage = stream.damage {
                chunk.isCut = true
                add(damage, line: line + 1, to: chunk)
            }
        }
        chunk.end = position
        return !chunk.items.isEmpty
    }

    private func add(_ error: InputReadingError, line: Int, to chunk: Chunk) {
        position.offset += 1
        if position.offset > done { chunk.items.append(Chunk.Item(range: 0..<0, line: line, error: error)) }
    }

    private func add(_ bytes: ByteView, _ item: DeclarationLines.Item, to chunk: Chunk) {
        switch item {
        case .tooLong(let line):
            self.line = line
            add(.tooLong(limit: limit), line: line, to: chunk)
        case .declaration(let line):
            self.line = line
            position.offset += 1
            guard position.offset > done else { return }
            let start = chunk.input.count
            chunk.input.append(bytes)
            chunk.items.append(Chunk.Item(range: start..<chunk.input.count, line: line))
        }
    }
}
