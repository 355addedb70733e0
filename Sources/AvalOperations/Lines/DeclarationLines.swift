import AvalJSON
import AvalValues

/// Cuts an input into declarations: one a line (NDJSON), or one JSON document spread over many lines.
///
/// Which of the two it is shows in the first line that is not blank: a line that is whole JSON, or wrong JSON, is a line
/// of NDJSON; one that only stops too early begins a document that takes up the rest of the input, unless the end shows
/// that it was a line cut short.
public struct DeclarationLines {
    /// A declaration, or what stands for it.
    public enum Item {
        /// A declaration, by the number of its first line.
        case declaration(line: Int)
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

    private enum Mode {
        /// No line that is not blank was seen.
        case unknown
        /// A declaration a line.
        case lines
        /// One declaration on many lines: judged once the input has ended.
        case document
        /// The document was too long: what is left of it is read and forgotten.
        case forgotten
    }

    /// A cutter for lines of at most `limit` bytes.
    public init(limit: Int) {
        self.limit = limit
    }

    /// Adds what was read next and hands over each declaration that is complete; `isLast` ends the input.
    public mutating func add(
        _ bytes: ByteView, isLast: Bool, _ handle: (ByteView, Item) throws -> Void
    ) rethrows {
        if mode == .forgotten { return }
        if mode == .lines {
            try cutLines(in: bytes, handle)
        } else {
            pending.append(contentsOf: bytes)
            try cutLines(handle)
        }
        if mode == .document, isLast || pending.count > limit, endsInWholeObject(isLast: isLast) {
            mode = .lines
            try cutLines(handle)
        }
        if pending.count > limit { try forget(handle) }
        if isLast { try finish(handle) }
    }

    /// Hands over the lines that are complete where they stand; only what two pieces of input share is copied.
    private mutating func cutLines(
        in bytes: ByteView, _ handle: (ByteView, Item) throws -> Void
    ) rethrows {
        var start = 0
        if !pending.isEmpty || skipping {
            let end = Lines.end(in: bytes, from: 0)
            pending.append(contentsOf: bytes[..<(end ?? bytes.count)])
            guard let end else { return }
            lineNumber += 1
            try linePending(handle)
            start = end + 1
        }
        while let end = Lines.end(in: bytes, from: start) {
            lineNumber += 1
            try line(bytes[start..<end], handle)
            start = end + 1
        }
        pending.append(contentsOf: bytes[start...])
    }

    /// Hands over the lines that are complete, unless the input turns out to be a document.
    private mutating func cutLines(_ handle: (ByteView, Item) throws -> Void) rethrows {
        while mode == .unknown, let end = pending[scanned...].firstIndex(of: UInt8(ascii: "\n")) {
            decide(0..<end)
            if mode != .unknown { break }
            lineNumber += 1
            pending.removeFirst(end + 1)
            scanned = 0
        }
        scanned = mode == .unknown ? pending.count : 0
        guard mode == .lines else { return }
        // From here on lines are cut where they stand.
        let whole = pending
        pending = []
        try ByteView.with(whole) { try cutLines(in: $0, handle) }
    }

    /// Gives up the line or the document that has grown too long: memory does not grow with it.
    private mutating func forget(_ handle: (ByteView, Item) throws -> Void) rethrows {
        if !skipping { try handle(ByteView(), .tooLong(line: lineNumber + 1)) }
        if mode == .document {
            mode = .forgotten
        } else {
            // What is left of this line says nothing of the form of the input.
            mode = .lines
            skipping = true
        }
        pending.removeAll(keepingCapacity: mode == .lines)
        scanned = 0
    }

    /// Whether the last line, of several, is an object by itself. No document ends so, since the bracket that its first
    /// line opened would stay open: it was the first line of NDJSON that was cut short.
    private func endsInWholeObject(isLast: Bool) -> Bool {
        guard var end = isLast ? pending.count : pending.lastIndex(of: UInt8(ascii: "\n")) else { return false }
        while end > 0, pending[end - 1] <= 0x20 { end -= 1 }
        guard let feed = pending[..<end].lastIndex(of: UInt8(ascii: "\n")) else { return false }
        return ByteView.with(pending) { bytes in
            var cursor = JSONCursor(bytes[feed + 1..<end])
            return cursor.peek() == UInt8(ascii: "{") && (try? cursor.skipValue(depth: 64)) != nil && cursor.atEnd()
        }
    }

    private mutating func finish(_ handle: (ByteView, Item) throws -> Void) rethrows {
        guard !pending.isEmpty else { return }
        lineNumber += 1
        try linePending(handle)
    }

    /// Hands over all that is pending as one line, and keeps its memory.
    private mutating func linePending(_ handle: (ByteView, Item) throws -> Void) rethrows {
        var whole = pending
        pending = []
        try ByteView.with(whole) { try line($0, handle) }
        whole.removeAll(keepingCapacity: true)
        pending = whole
    }

    private mutating func line(
        _ bytes: ByteView, _ handle: (ByteView, Item) throws -> Void
    ) rethrows {
        if skipping {
            skipping = false
            return
        }
        if Lines.isBlank(bytes) { return }
        if bytes.count > limit {
            try handle(ByteView(), .tooLong(line: lineNumber))
        } else {
            try handle(bytes, .declaration(line: lineNumber))
        }
    }

    /// Looks at the first line that is not blank.
    private mutating func decide(_ range: Range<Int>) {
        let isBlank = pending[range].allSatisfy { $0 == 0x20 || $0 == 0x09 || $0 == 0x0D }
        if isBlank { return }
        mode = .lines
        ByteView.with(pending) { bytes in
            var cursor = JSONCursor(bytes[range])
            do throws(ScanError) { try cursor.skipValue(depth: 64) } catch {
                if error.reason == .truncated { mode = .document }
            }
        }
    }
}
