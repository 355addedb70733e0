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
    var bytes: UnsafeRawBufferPointer { UnsafeRawBufferPointer(rebasing: buffer[..<count]) }

    deinit { buffer.deallocate() }
}

/// Whether two stretches of bytes are the same.
@inline(__always)
func sameBytes(_ left: UnsafeRawBufferPointer, _ right: UnsafeRawBufferPointer) -> Bool {
    left.count == right.count && left.elementsEqual(right)
}

extension Slot {
    /// A stretch of the bytes of a text, as a text.
    func part(_ range: Range<Int>) -> Slot {
        Slot(text: UnsafeRawBufferPointer(rebasing: bytes[range]), plain: false)
    }
}
