/// A text taken out of a file (an expression inside YAML), with the way back from each of its bytes to the file's.
///
/// A plain scalar is one stretch of its file; a quoted or block scalar loses quotes, escapes and indentation, so its
/// bytes map back through several stretches.
public struct SourceText: Sendable {
    /// A run of the text that stands byte for byte in the file, or stands for something else there (an escape, the
    /// line break that folding made a space).
    public struct Segment: Sendable {
        /// Where the run begins in the text.
        public let textOffset: Int
        /// Where it begins in the file.
        public let fileOffset: Int
        /// How many bytes of the file the whole run stands for; absent when it stands there byte for byte.
        public let fileLength: Int?

        /// A run that begins at `textOffset` in the text and at `fileOffset` in the file.
        public init(textOffset: Int, fileOffset: Int, fileLength: Int? = nil) {
            self.textOffset = textOffset
            self.fileOffset = fileOffset
            self.fileLength = fileLength
        }
    }

    /// The text itself, in UTF-8.
    public let bytes: [UInt8]
    /// The file it comes from.
    public let file: SourceFile
    /// Its runs, in order.
    let segments: [Segment]
    private let fileEnd: Int

    /// A text made of `segments` (in order of both offsets; the first at text offset 0) of `file`, ending at `fileEnd`.
    public init(bytes: [UInt8], file: SourceFile, segments: [Segment], fileEnd: Int) {
        self.bytes = bytes
        self.file = file
        self.segments = segments.isEmpty ? [Segment(textOffset: 0, fileOffset: 0)] : segments
        self.fileEnd = fileEnd
    }

    /// A text that is a file of its own (an argument of the command line, a line at a prompt).
    public init(_ text: String, name: String) {
        let file = SourceFile(path: name, text: text)
        self.init(
            bytes: file.bytes, file: file, segments: [Segment(textOffset: 0, fileOffset: 0)], fileEnd: file.bytes.count)
    }

    /// A stretch of the text, with the way back of each of its bytes kept; an empty one keeps its offset.
    public func slice(_ range: Range<Int>) -> SourceText {
        let inside = segments.enumerated().compactMap { index, segment -> Segment? in
            let next = index + 1 < segments.count ? segments[index + 1].textOffset : Int.max
            let isBefore = segment.textOffset < range.upperBound || segment.textOffset == range.lowerBound
            guard isBefore, next > range.lowerBound else { return nil }
            let cut = segment.fileLength == nil ? max(0, range.lowerBound - segment.textOffset) : 0
            return Segment(
                textOffset: max(0, segment.textOffset - range.lowerBound), fileOffset: segment.fileOffset + cut,
                fileLength: segment.fileLength)
        }
        return SourceText(bytes: Array(bytes[range]), file: file, segments: inside, fileEnd: fileEnd)
    }

    /// The text as a `String`.
    public var string: String { String(decoding: bytes, as: UTF8.self) }

    /// Where the whole text stands in its file.
    public var span: SourceSpan { span(0..<bytes.count) }

    /// Where a stretch of the text stands in its file.
    public func span(_ range: Range<Int>) -> SourceSpan {
        let lower = range.lowerBound < bytes.count ? fileStretch(of: range.lowerBound).lowerBound : end
        // The end is found from the last byte covered: the next one may stand on another line of the file.
        let upper = range.isEmpty ? lower : fileStretch(of: range.upperBound - 1).upperBound
        return SourceSpan(file: file, lower: lower, upper: upper)
    }

    /// The offset just after the last byte.
    private var end: Int {
        bytes.isEmpty ? min(segments[0].fileOffset, fileEnd) : fileStretch(of: bytes.count - 1).upperBound
    }

    /// The bytes of the file that one byte of the text stands for.
    private func fileStretch(of offset: Int) -> Range<Int> {
        var low = 0
        var high = segments.count - 1
        while low < high {
            let middle = (low + high + 1) / 2
            if segments[middle].textOffset <= offset { low = middle } else { high = middle - 1 }
        }
        let segment = segments[low]
        let start = segment.fileOffset + (segment.fileLength == nil ? offset - segment.textOffset : 0)
        let lower = min(start, fileEnd)
        return lower..<max(lower, min(start + (segment.fileLength ?? 1), fileEnd))
    }
}
