/// A byte of a text as people count: lines and columns from 1, columns in characters.
public struct TextPosition: Sendable, Hashable {
    /// The line.
    public let line: Int
    /// The column.
    public let column: Int

    /// The position of the byte at `offset`; one past the end is the position after the last character.
    public init(of offset: Int, in text: some Sequence<UInt8>) {
        var line = 1
        var column = 1
        for byte in text.prefix(max(0, offset)) {
            if byte == UInt8(ascii: "\n") {
                (line, column) = (line + 1, 1)
            } else if byte & 0xC0 != 0x80 {
                column += 1
            }
        }
        (self.line, self.column) = (line, column)
    }
}
