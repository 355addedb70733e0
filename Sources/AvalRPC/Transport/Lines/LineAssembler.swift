import AvalValues
import NIOCore

/// Bytes as they come, lines as they end: finds the line in front, within its limits, copying as little as it can.
///
/// CR LF ends a line as LF does; empty lines are skipped. Memory grows with bytes received, never with what a line
/// might become.
struct LineAssembler {
    /// What stands in front.
    enum Piece: Equatable {
        /// A whole line: see ``LineAssembler/withFront(_:)``.
        case line
        /// A line longer than the limit; nothing more can be read here.
        case tooLong
        /// A line still coming in that there is no room for: in front stands what came of it, the rest will be skipped.
        case noRoom
        /// No whole line.
        case nothing
    }

    /// Bytes a connection may hold without asking the budget, and the step in which it asks.
    static let freeBytes = 64 * 1024
    /// A buffer up to this is kept as it is, however little it holds.
    private static let smallCapacity = 2048

    private let maxLine: Int
    private let budget: ByteBudget
    private var reserved = 0
    private var buffer = ByteBuffer()
    /// How many of the readable bytes are known to hold no line feed: a line that comes in bits is searched once.
    private var searched = 0
    /// What is in front, a line or the beginning of one: bytes of its content, and bytes that go when it is dropped.
    private var front: (piece: Piece, length: Int, end: Int)?
    private var isSkipping = false

    init(maxLine: Int, budget: ByteBudget) {
        self.maxLine = maxLine
        self.budget = budget
    }

    /// How many bytes are held.
    var held: Int { buffer.readableBytes }

    mutating func receive(_ bytes: ByteBuffer) {
        if buffer.readableBytes == 0 {
            buffer = bytes
        } else {
            buffer.writeImmutableBuffer(bytes)
        }
    }

    /// Finds what stands in front; asked again before it is dropped, says the same. At the end of the input what is
    /// left is a line, though nothing ends it.
    mutating func next(atEnd: Bool) -> Piece {
        if let front { return front.piece }
        while let end = nextLineFeed() {
            if isSkipping {
                isSkipping = false
            } else if end > maxLine {
                return refuse()
            } else if let length = contentLength(of: end) {
                front = (.line, length, end + 1)
                // It is answered now, or asks for room again to wait elsewhere: what it took must not be in its way.
                giveBack()
                return .line
            }
            drop(end + 1)
        }
        return unfinished(atEnd: atEnd)
    }

    /// Reads the content of the piece in front, without its line end.
    func withFront<Result>(_ body: (ByteView) -> Result) -> Result {
        let length = front?.length ?? 0
        return buffer.withBytes { body($0.prefix(length)) }
    }

    mutating func dropFront() {
        drop(front?.end ?? 0)
    }

    /// Takes the line in front out, to be answered elsewhere: the shorter of the line and what follows it is copied.
    mutating func takeFront() -> ByteBuffer {
        guard let front else { return ByteBuffer() }
        let start = buffer.readerIndex
        let line: ByteBuffer
        if front.length > buffer.readableBytes - front.end {
            line = buffer.getSlice(at: start, length: front.length) ?? ByteBuffer()
            buffer = Self.copy(buffer, from: front.end)
            self.front = (.line, 0, 0)
        } else {
            line = ByteBuffer(bytes: buffer.readableBytesView.prefix(front.length))
        }
        dropFront()
        return line
    }

    /// Forgets everything and gives back what was taken from the budget.
    mutating func removeAll() {
        buffer = ByteBuffer()
        searched = 0
        front = nil
        giveBack()
    }

    // MARK: What has no line feed

    private mutating func unfinished(atEnd: Bool) -> Piece {
        let length = buffer.readableBytes
        if isSkipping || length == 0 {
            drop(length)
            return .nothing
        }
        if length > maxLine { return refuse() }
        if atEnd {
            guard let content = contentLength(of: length) else {
                drop(length)
                return .nothing
            }
            front = (.line, content, length)
            return .line
        }
        if !reserve(length) {
            front = (.noRoom, length, length)
            isSkipping = true
            return .noRoom
        }
        shrink()
        return .nothing
    }

    private mutating func refuse() -> Piece {
        removeAll()
        return .tooLong
    }

    /// Asks the budget for what exceeds the free bytes, in whole steps.
    private mutating func reserve(_ length: Int) -> Bool {
        let needed = length - Self.freeBytes - reserved
        if needed <= 0 { return true }
        let step = (needed + Self.freeBytes - 1) / Self.freeBytes * Self.freeBytes
        guard budget.take(step) else { return false }
        reserved += step
        return true
    }

    private mutating func giveBack() {
        if reserved > 0 { budget.giveBack(reserved) }
        reserved = 0
    }

    /// A few bytes must not hold a whole receive buffer for as long as their client says nothing more.
    private mutating func shrink() {
        let capacity = buffer.storageCapacity
        if capacity > Self.smallCapacity, buffer.readableBytes < capacity / 4 {
            buffer = Self.copy(buffer, from: 0)
        }
    }

    // MARK: Bytes

    /// The offset of the next line feed from the first byte held.
    private mutating func nextLineFeed() -> Int? {
        let found = buffer.withBytes { $0.offset(of: UInt8(ascii: "\n"), from: searched) }
        if found == nil { searched = buffer.readableBytes }
        return found
    }

    /// The length of a line's content once a carriage return at its end is left out; nil when nothing is left.
    private func contentLength(of length: Int) -> Int? {
        guard length > 0 else { return nil }
        let last = buffer.getInteger(at: buffer.readerIndex + length - 1, as: UInt8.self)
        let content = last == UInt8(ascii: "\r") ? length - 1 : length
        return content > 0 ? content : nil
    }

    private mutating func drop(_ count: Int) {
        buffer.moveReaderIndex(forwardBy: count)
        if buffer.readableBytes == 0 { buffer = ByteBuffer() }
        searched = 0
        front = nil
        giveBack()
    }

    private static func copy(_ buffer: ByteBuffer, from offset: Int) -> ByteBuffer {
        ByteBuffer(bytes: buffer.readableBytesView.dropFirst(offset))
    }
}
