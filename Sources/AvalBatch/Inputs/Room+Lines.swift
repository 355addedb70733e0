import AvalOperations

extension Room {
    /// Whether it begins with these bytes.
    func starts(with head: [UInt8]) -> Bool { bytes.starts(with: head) }

    /// The offset of the first line feed from `start` on; nil where there is none.
    func lineFeed(from start: Int) -> Int? { Lines.end(in: bytes, from: start) }

    /// The byte after the last line feed at or after `start`; nil when there is none.
    func lastLineEnd(from start: Int) -> Int? {
        var end = count
        let bytes = bytes
        while end > start {
            if bytes[end - 1] == UInt8(ascii: "\n") { return end }
            end -= 1
        }
        return nil
    }

    /// Whether a line holds nothing but white space.
    func isBlank(_ line: Range<Int>) -> Bool { Lines.isBlank(self[line]) }

    /// How many line feeds it holds.
    var lineEnds: Int {
        var count = 0
        var start = 0
        while let end = lineFeed(from: start) { (count, start) = (count + 1, end + 1) }
        return count
    }
}
