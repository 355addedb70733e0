/// One text that a person wrote, kept whole so that a finding can show the line it is about.
///
/// Positions in it are byte offsets; lines and columns are computed only when a person is shown one.
public final class SourceFile: Sendable {
    /// The path as the reader knows it, relative to the folder that was given (`Rules/anomalies/ages.yaml`).
    public let path: String
    /// The file's bytes, as read.
    public let bytes: [UInt8]
    /// The byte offset at which each line begins; never empty.
    private let lineStarts: [Int]

    /// Keeps `bytes` under `path`; nothing is read from the disk.
    public init(path: String, bytes: [UInt8]) {
        self.path = path
        self.bytes = bytes
        var starts = [0]
        for (offset, byte) in bytes.enumerated() where byte == UInt8(ascii: "\n") { starts.append(offset + 1) }
        lineStarts = starts
    }

    /// Keeps a text that comes from no file (an argument, a prompt) under a name to show for it.
    public convenience init(path: String, text: String) {
        self.init(path: path, bytes: Array(text.utf8))
    }

    /// Where a byte stands as people count: lines from 1, columns from 1 in characters (Unicode scalars), not bytes.
    /// An offset past the end is the position just after the last character.
    public func position(of offset: Int) -> (line: Int, column: Int) {
        let offset = min(max(offset, 0), bytes.count)
        let line = lineIndex(of: offset)
        let column = bytes[lineStarts[line]..<offset].reduce(1) { $0 + ($1 & 0xC0 == 0x80 ? 0 : 1) }
        return (line + 1, column)
    }

    /// The text of a line (from 1), without its line break; bytes that are not UTF-8 show as U+FFFD.
    public func line(_ number: Int) -> String {
        guard number >= 1, number <= lineStarts.count else { return "" }
        let start = lineStarts[number - 1]
        var end = number < lineStarts.count ? lineStarts[number] - 1 : bytes.count
        if end > start, bytes[end - 1] == UInt8(ascii: "\r") { end -= 1 }
        return String(decoding: bytes[start..<max(start, end)], as: UTF8.self)
    }

    /// How many lines the text has; an empty text has one.
    public var lineCount: Int { lineStarts.count }

    private func lineIndex(of offset: Int) -> Int {
        var low = 0
        var high = lineStarts.count - 1
        while low < high {
            let middle = (low + high + 1) / 2
            if lineStarts[middle] <= offset { low = middle } else { high = middle - 1 }
        }
        return low
    }
}
