/// A text being taken out of a file, byte after byte, with the way back.
struct MappedText {
    private(set) var bytes: [UInt8] = []
    private(set) var segments: [SourceText.Segment] = []
    /// Where the next byte would stand in the file if it went on with the last segment.
    private var following: Int?

    /// Adds a byte that stands at `offset` in the file.
    mutating func copy(_ byte: UInt8, at offset: Int) {
        if following != offset { segments.append(.init(textOffset: bytes.count, fileOffset: offset)) }
        bytes.append(byte)
        following = offset + 1
    }

    /// Adds bytes that stand for something else in the file.
    mutating func add(_ added: some Sequence<UInt8>, for range: Range<Int>) {
        segments.append(.init(textOffset: bytes.count, fileOffset: range.lowerBound, fileLength: range.count))
        bytes.append(contentsOf: added)
        following = nil
    }

    /// Drops what was added past the first `count` bytes.
    mutating func truncate(to count: Int) {
        guard bytes.count > count else { return }
        bytes.removeSubrange(count...)
        segments.removeAll { $0.textOffset >= max(count, 1) }
    }
}

/// The line breaks met between two stretches of a text, that folding turns into a space or fewer breaks.
struct PendingBreaks {
    /// The break that ends the line; folding may turn it into a space.
    var first: Range<Int>?
    /// Those of the empty lines after it.
    var others: [Range<Int>] = []

    static let newline: [UInt8] = [0x0A]
    static let space: [UInt8] = [0x20]

    /// Writes what the breaks are once folded (YAML 1.1, « line folding »).
    mutating func fold(into text: inout MappedText) {
        if let first, others.isEmpty { text.add(Self.space, for: first) }
        for other in others { text.add(Self.newline, for: other) }
        self = PendingBreaks()
    }

    /// Writes them all as they are.
    mutating func keep(in text: inout MappedText) {
        if let first { text.add(Self.newline, for: first) }
        for other in others { text.add(Self.newline, for: other) }
        self = PendingBreaks()
    }
}
