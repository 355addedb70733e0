import AvalJSON

/// Cuts an input into declarations: one a line (NDJSON), or one JSON document spread over many lines.
///
/// Which of the two it is shows in the first line that is not blank: a line that is whole JSON, or wrong JSON, is a line
/// of NDJSON; one that only stops too early begins a document that takes up the rest of the input.
public struct DeclarationLines {
    /// A declaration, or what stands in its place.
    public enum Item {
        /// The bytes of a declaration and the number of its first line.
        case declaration(Range<Int>, line: Int)
        /// A line longer than the limit.
        case tooLong(line: Int)
    }

    private var pending: [UInt8] = []
    private var scanned = 0
    private var lineNumber = 0
    private var mode = Mode.unknown
    private var skipping = false
    /// The longest line or document, in bytes.
    private let limit: Int

    private enum Mode { case unknown, lines, document }

    /// A cutter for lines of at most `limit` bytes.
    public init(limit: Int) {
        self.limit = limit
    }

    /// Adds what was read next and hands over each declaration that is complete; `isLast` ends the input.
    public mutating func add(
        _ bytes: UnsafeRawBufferPointer, isLast: Bool, _ handle: (UnsafeRawBufferPointer, Item) throws -> Void
    ) rethrows {
        pending.append(contentsOf: bytes)
        var start = 0
        while mode != .document, let end = pending[max(scanned, start)...].firstIndex(of: UInt8(ascii: "\n")) {
            lineNumber += 1
            if mode == .unknown { decide(start..<end) }
            if mode == .document {
                lineNumber -= 1
                break
            }
            try line(start..<end, handle)
            start = end + 1
            scanned = start
        }
        pending.removeFirst(start)
        scanned = mode == .document ? 0 : pending.count
        if pending.count > limit, mode != .document {
            // The rest of the line is read and forgotten: memory does not grow with it.
            if !skipping { try handle(UnsafeRawBufferPointer(start: nil, count: 0), .tooLong(line: lineNumber + 1)) }
            skipping = true
            pending.removeAll(keepingCapacity: true)
            scanned = 0
        }
        if isLast { try finish(handle) }
    }

    private mutating func finish(_ handle: (UnsafeRawBufferPointer, Item) throws -> Void) rethrows {
        guard !pending.isEmpty else { return }
        lineNumber += 1
        try line(0..<pending.count, handle)
        pending.removeAll()
    }

    private mutating func line(
        _ range: Range<Int>, _ handle: (UnsafeRawBufferPointer, Item) throws -> Void
    ) rethrows {
        if skipping {
            skipping = false
            return
        }
        if pending[range].allSatisfy({ $0 == 0x20 || $0 == 0x09 || $0 == 0x0D || $0 == 0x0A }) { return }
        if range.count > limit {
            try handle(UnsafeRawBufferPointer(start: nil, count: 0), .tooLong(line: lineNumber))
            return
        }
        try pending.withUnsafeBytes { bytes in
            try handle(UnsafeRawBufferPointer(rebasing: bytes[range]), .declaration(range, line: lineNumber))
        }
    }

    /// Looks at the first line that is not blank.
    private mutating func decide(_ range: Range<Int>) {
        let isBlank = pending[range].allSatisfy { $0 == 0x20 || $0 == 0x09 || $0 == 0x0D }
        if isBlank { return }
        mode = .lines
        pending.withUnsafeBytes { bytes in
            var cursor = JSONCursor(UnsafeRawBufferPointer(rebasing: bytes[range]))
            do throws(ScanError) { try cursor.skipValue(depth: 64) } catch {
                if error.reason == .truncated { mode = .document }
            }
        }
    }
}
