import AvalValues

/// Bytes that a compiled expression compares with, kept alive by the closures that use them.
final class LiteralBytes: @unchecked Sendable {
    // Written in `init` alone.
    let buffer: UnsafeMutableRawBufferPointer

    init(_ text: String) {
        let bytes = Array(text.utf8)
        buffer = .allocate(byteCount: max(1, bytes.count), alignment: 1)
        buffer.copyBytes(from: bytes)
        count = bytes.count
    }

    let count: Int
    var bytes: ByteView { ByteView(start: buffer.baseAddress, count: count) }

    deinit { buffer.deallocate() }
}

extension Slot {
    /// A stretch of the bytes of a text, as a text.
    func part(_ range: Range<Int>) -> Slot {
        Slot(text: bytes[range], plain: false)
    }
}
