/// A reference that is not counted: whoever holds it knows that something else keeps the object, and for how long.
/// Counting references to what threads share would hold them up.
@frozen
public struct Borrowed<Object: AnyObject>: BitwiseCopyable {
    @usableFromInline let reference: Unmanaged<Object>

    /// A reference to an object that something else keeps.
    @inlinable @inline(__always)
    public init(_ object: Object) { reference = .passUnretained(object) }

    /// What `body` makes of the object.
    @inlinable @inline(__always)
    public func with<Result>(_ body: (Object) -> Result) -> Result { reference._withUnsafeGuaranteedRef { body($0) } }
}
