/// Texts made of others of the same file.
extension SourceText {
    /// A text that no file has, and that stands at a span for what makes it meant.
    public init(_ text: String, at span: SourceSpan) {
        let bytes = Array(text.utf8)
        let whole = Segment(textOffset: 0, fileOffset: span.lower, fileLength: span.upper - span.lower)
        self.init(bytes: bytes, file: span.file, segments: [whole], fileEnd: span.file.bytes.count)
    }

    /// Texts of one file one after the other, each byte of which still leads back to where it stands; nil of none.
    public static func joined(_ texts: [SourceText], separator: String) -> SourceText? {
        guard let first = texts.first else { return nil }
        var bytes: [UInt8] = []
        var segments: [Segment] = []
        for (index, text) in texts.enumerated() {
            if index > 0, !separator.isEmpty {
                segments.append(.init(textOffset: bytes.count, fileOffset: text.span.lower, fileLength: 0))
                bytes += Array(separator.utf8)
            }
            segments += text.segments.map {
                .init(textOffset: $0.textOffset + bytes.count, fileOffset: $0.fileOffset, fileLength: $0.fileLength)
            }
            bytes += text.bytes
        }
        return SourceText(bytes: bytes, file: first.file, segments: segments, fileEnd: first.file.bytes.count)
    }

    /// The text without the blanks around it; an empty one keeps the offset of its middle.
    public var trimmed: SourceText {
        let blanks: Set<UInt8> = [9, 13, 32]
        guard let first = bytes.firstIndex(where: { !blanks.contains($0) }),
            let last = bytes.lastIndex(where: { !blanks.contains($0) })
        else { return slice(bytes.count / 2..<bytes.count / 2) }
        return slice(first..<last + 1)
    }

    /// What stands between quotation marks, each `\"` and `\\` of it as one character; the text itself where there are none.
    public var withoutMarks: SourceText {
        let mark = UInt8(ascii: "\"")
        guard bytes.count > 1, bytes.first == mark, bytes.last == mark else { return self }
        let inner = slice(1..<bytes.count - 1)
        var parts: [SourceText] = []
        var start = 0
        var index = 0
        while index < inner.bytes.count {
            if inner.bytes[index] == UInt8(ascii: "\\"), index + 1 < inner.bytes.count {
                parts.append(inner.slice(start..<index))
                start = index + 1
                index += 1
            }
            index += 1
        }
        return Self.joined(parts + [inner.slice(start..<inner.bytes.count)], separator: "") ?? inner
    }
}
