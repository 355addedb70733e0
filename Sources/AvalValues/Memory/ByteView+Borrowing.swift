/// Views for the time of a call: what is viewed belongs to the caller and must not be kept.
extension ByteView {
    /// What `body` makes of the bytes of an array.
    @inlinable @inline(__always)
    public static func with<Value, Failure: Error>(
        _ bytes: [UInt8], _ body: (ByteView) throws(Failure) -> Value
    ) throws(Failure) -> Value {
        try bytes.withUnsafeBufferPointer { (bytes) throws(Failure) in try body(ByteView(UnsafeRawBufferPointer(bytes)))
        }
    }

    /// What `body` makes of the bytes of a part of an array.
    @inlinable @inline(__always)
    public static func with<Value, Failure: Error>(
        _ bytes: ArraySlice<UInt8>, _ body: (ByteView) throws(Failure) -> Value
    ) throws(Failure) -> Value {
        try bytes.withUnsafeBufferPointer { (bytes) throws(Failure) in try body(ByteView(UnsafeRawBufferPointer(bytes)))
        }
    }

    /// What `body` makes of bytes that a span shows.
    @inlinable @inline(__always)
    public static func with<Value, Failure: Error>(
        _ bytes: Span<UInt8>, _ body: (ByteView) throws(Failure) -> Value
    ) throws(Failure) -> Value {
        try bytes.withUnsafeBytes { (bytes) throws(Failure) in try body(ByteView(bytes)) }
    }

    /// What `body` makes of bytes that a raw span shows.
    @inlinable @inline(__always)
    public static func with<Value, Failure: Error>(
        _ bytes: RawSpan, _ body: (ByteView) throws(Failure) -> Value
    ) throws(Failure) -> Value {
        try bytes.withUnsafeBytes { (bytes) throws(Failure) in try body(ByteView(bytes)) }
    }

    /// What `body` makes of the UTF-8 of a text.
    @inlinable @inline(__always)
    public static func with<Value>(_ text: String, _ body: (ByteView) -> Value) -> Value {
        var text = text
        return text.withUTF8 { body(ByteView(UnsafeRawBufferPointer($0))) }
    }
}
