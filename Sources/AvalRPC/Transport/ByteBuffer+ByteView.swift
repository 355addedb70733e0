import AvalValues
import NIOCore

extension ByteBuffer {
    /// What `body` makes of the bytes that are still to be read.
    @inline(__always)
    func withBytes<Value>(_ body: (ByteView) -> Value) -> Value { withUnsafeReadableBytes { body(ByteView($0)) } }
}
