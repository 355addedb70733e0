import AvalValues
import NIOCore

/// Where a worker puts the bytes of its answer; the memory is used again from one answer to the next.
public struct LineOutput {
    /// Memory kept from one answer to the next is given back beyond this: one huge answer must not weigh for ever.
    private static let keptCapacity = 256 * 1024

    /// An answer up to this asks no budget for room.
    static let freeBytes = 64 * 1024

    private(set) var buffer: ByteBuffer

    /// An empty output, with no memory yet.
    init() {
        buffer = ByteBuffer()
    }

    /// How many bytes it holds.
    public var count: Int { buffer.readableBytes }

    /// Adds bytes from memory.
    public mutating func append(_ bytes: ByteView) {
        buffer.writeBytes(bytes.memory)
    }

    /// Adds bytes.
    public mutating func append(_ bytes: some Sequence<UInt8>) {
        buffer.writeBytes(bytes)
    }

    /// Adds a text in UTF-8.
    public mutating func append(_ text: String) {
        buffer.writeString(text)
    }

    /// Takes one answer from `make`: ends its line, or takes back what was appended when there is nothing to say.
    @discardableResult
    mutating func appendAnswer(_ make: (inout LineOutput) -> LineOutcome) -> LineOutcome {
        let start = buffer.writerIndex
        let outcome = make(&self)
        switch outcome {
        case .answered: buffer.writeInteger(UInt8(ascii: "\n"))
        case .silent, .postponed, .late: buffer.moveWriterIndex(to: start)
        }
        return outcome
    }

    /// What became of an answer that asked for room.
    enum Admission: Equatable {
        /// It is there, if it is one; so many bytes were taken from the budget, to be given back once they are sent.
        case admitted(reserved: Int)
        /// It is long, and there was no room: the refusal stands there instead.
        case refused
        /// There is none yet.
        case postponed
        /// There is none yet: it comes by itself.
        case late(LateAnswer)
    }

    /// Takes one answer from `make`, or, where it is long and `budget` has no room for it, from `refuse` instead.
    mutating func appendAnswer(
        within budget: ByteBudget, _ make: (inout LineOutput) -> LineOutcome,
        or refuse: (inout LineOutput) -> LineOutcome
    ) -> Admission {
        let start = buffer.writerIndex
        switch appendAnswer(make) {
        case .postponed: return .postponed
        case .late(let answer): return .late(answer)
        case .answered, .silent: break
        }
        let length = buffer.writerIndex - start
        if length <= Self.freeBytes { return .admitted(reserved: 0) }
        if budget.take(length) { return .admitted(reserved: length) }
        buffer.moveWriterIndex(to: start)
        appendAnswer(refuse)
        return .refused
    }

    /// Empties it, keeping its memory when nothing else holds it and it is of a common size.
    mutating func removeAll() {
        if buffer.storageCapacity > Self.keptCapacity {
            buffer = ByteBuffer()
        } else if buffer.writerIndex > 0 {
            buffer.clear()
        }
    }
}
