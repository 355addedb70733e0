import AvalValues

/// The values of one expression for the subjects of a block; a stride of 0 means one value for all.
@frozen
public struct Column {
    /// The first subject's value.
    public var base: UnsafePointer<Slot>
    /// From one to the next, in slots.
    public var stride: Int

    /// A column from its parts.
    @inlinable @inline(__always)
    public init(_ base: UnsafePointer<Slot>, stride: Int) {
        self.base = base
        self.stride = stride
    }

    /// The value of a subject.
    @inlinable @inline(__always)
    public subscript(_ index: Int) -> Slot { base[index * stride] }
}
