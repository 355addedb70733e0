import AvalJSON
import AvalOperations
import Glibc

/// Declarations a line: cut at line ends only, so that others cut the lines.
final class LineSource: ChunkSource {
    private let stream: ByteStream
    private let limit: Int
    /// The beginning of a line whose end was not read yet.
    private let carry = Room()
    private var position: Position
    private var hasEnded = false
    /// Where an input that ended in damage is read from again: nowhere.
    private static let beyond = Int.max

    /// Goes on at a position that an earlier chunk ended at.
    init(_ stream: ByteStream, limit: Int, from position: Position) throws(BatchError) {
        self.stream = stream
        self.limit = limit
        self.position = position
        hasEnded = position.offset == Self.beyond
        if position.offset > 0, !hasEnded { try stream.skip(position.offset) }
    }

    var consumed: Int { stream.consumed }

    func fill(_ chunk: Chunk) throws(BatchError) -> Bool {
        if hasEnded { return false }
        chunk.isLines = true
        chunk.firstLine = position.lines + 1
        chunk.input.append(carry.bytes)
        carry.removeAll()
        var searched = 0
        var end: Int?
        while true {
            let read = try chunk.input.append(atMost: ChunkSize.bytes) { room throws(BatchError) in
                try stream.read(into: room)
            }
            hasEnded = read == 0
            if hasEnded, let damage = stream.damage { return endEarly(chunk, after: end ?? 0, damage) }
            let bytes = chunk.input.bytes
            end = hasEnded ? bytes.count : Self.lastLineEnd(in: bytes, from: searched) ?? end
            searched = bytes.count
            // Small pieces of a pipe are gathered until they have some weight.
            if let end, hasEnded || bytes.count >= ChunkSize.bytes / 2 {
                finish(chunk, at: end)
                return chunk.input.count > 0
            }
            if end == nil, bytes.count > limit { return try giveUpLine(chunk) }
        }
    }

    private func finish(_ chunk: Chunk, at end: Int) {
        let bytes = chunk.input.bytes
        carry.append(UnsafeRawBufferPointer(rebasing: bytes[end...]))
        chunk.input.truncate(to: end)
        position.offset += end
        position.lines += Self.lineEnds(in: chunk.input.bytes)
        chunk.end = position
    }

    /// Ends an archive that could not be read to its end: its whole lines are judged, what stands for the others follows.
    private func endEarly(_ chunk: Chunk, after end: Int, _ damage: InputReadingError) -> Bool {
        chunk.input.truncate(to: end)
        position.lines += Self.lineEnds(in: chunk.input.bytes)
        addDamage(damage, to: chunk)
        return true
    }

    private func addDamage(_ damage: InputReadingError, to chunk: Chunk) {
        chunk.items.append(Chunk.Item(range: 0..<0, line: position.lines + 1, problem: damage))
        position.offset = Self.beyond
        chunk.end = position
    }

    /// A line that grew beyond the limit: what is left of it is read and forgotten.
    private func giveUpLine(_ chunk: Chunk) throws(BatchError) -> Bool {
        chunk.isLines = false
        position.lines += 1
        chunk.items = [Chunk.Item(range: 0..<0, line: position.lines, problem: .tooLong(limit: limit))]
        while true {
            position.offset += chunk.input.count
            chunk.input.removeAll()
            let read = try chunk.input.append(atMost: ChunkSize.bytes) { room throws(BatchError) in
                try stream.read(into: room)
            }
            if read == 0 {
                hasEnded = true
                break
            }
            if let feed = Lines.end(in: chunk.input.bytes, from: 0) {
                carry.append(UnsafeRawBufferPointer(rebasing: chunk.input.bytes[(feed + 1)...]))
                position.offset += feed + 1
                break
            }
        }
        chunk.end = position
        if hasEnded, let damage = stream.damage { addDamage(damage, to: chunk) }
        return true
    }

    /// The byte after the last line end at or after `start`; nil when there is none.
    private static func lastLineEnd(in bytes: UnsafeRawBufferPointer, from start: Int) -> Int? {
        var place = bytes.count
        while place > start {
            if bytes[place - 1] == UInt8(ascii: "\n") { return place }
            place -= 1
        }
        return nil
    }

    private static func lineEnds(in bytes: UnsafeRawBufferPointer) -> Int {
        var count = 0
        var start = 0
        while let end = Lines.end(in: bytes, from: start) { (count, start) = (count + 1, end + 1) }
        return count
    }
}
