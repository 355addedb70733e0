import AvalSystem

/// Reads a stream line by line, as it comes, in bounded memory.
public struct InputLines: ~Copyable {
    /// What stands on a line.
    public enum Line: Sendable, Hashable {
        /// Its text, without the line break.
        case text(String)
        /// It is longer than the limit; it was read over.
        case tooLong
        /// It is not UTF-8.
        case notUTF8
    }

    private let descriptor: Descriptor
    private let limit: Int
    private var buffer: [UInt8] = []
    private var start = 0
    private var isAtEnd = false

    /// The lines of at most `limit` bytes of an open descriptor, which stays its owner's.
    public init(_ descriptor: Int32, limit: Int) {
        self.descriptor = Descriptor(lending: descriptor)
        self.limit = limit
    }

    /// The next line; `nil` after the last. `beforeWaiting` is called before more is read: what was answered so far
    /// should not wait for it.
    public mutating func next(beforeWaiting: () -> Void = {}) -> Line? {
        var scanned = start
        var isTooLong = false
        while true {
            if let end = buffer[scanned...].firstIndex(of: UInt8(ascii: "\n")) {
                defer { start = end + 1 }
                return isTooLong ? .tooLong : line(start..<end)
            }
            if isAtEnd {
                defer { start = buffer.count }
                if isTooLong { return .tooLong }
                return start < buffer.count ? line(start..<buffer.count) : nil
            }
            buffer.removeFirst(start)
            start = 0
            if buffer.count > limit {
                isTooLong = true
                buffer.removeAll(keepingCapacity: true)
            }
            scanned = buffer.count
            beforeWaiting()
            fill()
        }
    }

    private func line(_ range: Range<Int>) -> Line {
        var bytes = buffer[range]
        if bytes.last == UInt8(ascii: "\r") { bytes.removeLast() }
        if bytes.count > limit { return .tooLong }
        return String(validating: bytes, as: UTF8.self).map { .text($0) } ?? .notUTF8
    }

    /// Reads what there is; a stream that fails is one that ends.
    private mutating func fill() {
        var piece = [UInt8](repeating: 0, count: 64 << 10)
        let count = (try? descriptor.read(into: &piece)) ?? 0
        if count > 0 { buffer.append(contentsOf: piece[..<count]) } else { isAtEnd = true }
    }
}
