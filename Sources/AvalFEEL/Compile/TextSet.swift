import AvalValues

/// Texts written out in an expression, to ask whether a text is one of them.
///
/// Of few texts the lengths and first bytes are kept as sets too: most texts that are none of them are told by these alone.
final class TextSet: Sendable {
    private let table: ByteTable
    private let lengths: UInt64
    private let firstBytes: UInt64

    init(_ texts: [String]) {
        table = ByteTable(texts)
        guard texts.count <= 64 else {
            (lengths, firstBytes) = (.max, .max)
            return
        }
        lengths = texts.reduce(0) { $0 | Self.bit($1.utf8.count) }
        firstBytes = texts.reduce(0) { $0 | Self.bit(Int($1.utf8.first ?? 0)) }
    }

    /// Whether a text is one of them, byte by byte.
    @inline(__always)
    func contains(_ bytes: ByteView) -> Bool {
        guard lengths & Self.bit(bytes.count) != 0, firstBytes & Self.bit(Int(bytes.first ?? 0)) != 0 else {
            return false
        }
        return table.position(bytes) >= 0
    }

    /// One of 64 bits; numbers that share one are told apart by the table.
    @inline(__always)
    private static func bit(_ number: Int) -> UInt64 { 1 << UInt64(number & 63) }
}
