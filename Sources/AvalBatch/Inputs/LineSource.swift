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

    /// Goes on at a position that an earlier chunk ended at; `passed` bytes of the input were passed over already.
    init(_ stream: ByteStream, limit: Int, from position: Position, passed: Int = 0) throws(BatchError) {
        self.stream = stream
        self.limit = limit
        self.position = position
        hasEnded = position.offset == Self.beyond
        if position.offset == 0 { self.position.offset = passed }
        if position.offset > passed, !hasEnded { try stream.skip(position.offset - passed) }
    }

    var consumed: Int { stream.consumed }
    var mark: ReadMark { stream.mark }
    var isDamaged: Bool { stream.damage != nil }

    func fill(_ chunk: Chunk) throws(BatchError) -> Bool {
        if hasEnded { return false }
        let input = chunk.input
        chunk.isLines = true
        chunk.firstLine = position.lines + 1
        input.append(carry, 0..<carry.count)
        carry.removeAll()
        var searched = 0
        var end: Int?
        while true {
            hasEnded = try stream.read(into: input, atMost: ChunkSize.bytes) == 0
            if hasEnded, let damage = stream.damage { return endEarly(chunk, after: end ?? 0, damage) }
            end = hasEnded ? input.count : input.lastLineEnd(from: searched) ?? end
            searched = input.count
            // Small pieces of a pipe are gathered until they have some weight.
            if let end, hasEnded || input.count >= ChunkSize.bytes / 2 {
                finish(chunk, at: end)
                return input.count > 0
            }
            if end == nil, input.count > limit { return try giveUpLine(chunk) }
        }
    }

    private func finish(_ chunk: Chunk, at end: Int) {
        carry.append(chunk.input, end..<chunk.input.count)
        chunk.input.truncate(to: end)
        position.offset += end
        position.lines += chunk.input.lineEnds
        chunk.end = position
    }

    /// Ends an archive that could not be read to its end: its whole lines are judged, what stands for the others follows.
    private func endEarly(_ chunk: Chunk, after end: Int, _ damage: InputReadingError) -> Bool {
        chunk.input.truncate(to: end)
        position.lines += chunk.input.lineEnds
        addDamage(damage, to: chunk)
        return true
    }

    private func addDamage(_ damage: InputReadingError, to chunk: Chunk) {
        chunk.isCut = true
        chunk.items.append(Chunk.Item(range: 0..<0, line: position.lines + 1, error: damage))
        position.offset = Self.beyond
        chunk.end = position
    }

    /// A line that grew beyond the limit: what is left of it is read and forgotten.
    private func giveUpLine(_ chunk: Chunk) throws(BatchError) -> Bool {
        let input = chunk.input
        chunk.isLines = false
        position.lines += 1
        chunk.items = [Chunk.Item(range: 0..<0, line: position.lines, error: .tooLong(limit: limit))]
        while true {
            position.offset += input.count
            input.removeAll()
            if try stream.read(into: input, atMost: ChunkSize.bytes) == 0 {
                hasEnded = true
                break
            }
            if let feed = input.lineFeed(from: 0) {
                carry.append(input, feed + 1..<input.count)
                position.offset += feed + 1
                break
            }
        }
        chunk.end = position
        if hasEnded, let damage = stream.damage { addDamage(damage, to: chunk) }
        return true
    }
}

extension InputForm {
    /// One a line, or one document.
    public static let lines = InputForm(
        word: "ndjson", endings: [".ndjson", ".jsonl", ".json"], sign: .none, whyNotPacked: nil
    ) { (file, settings, position, stop) throws(BatchError) in
        try LineInput.open(file, settings, from: position, stop: stop)
    }
}
