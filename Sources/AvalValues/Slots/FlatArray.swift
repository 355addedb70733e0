/// Elements in memory of their own that never change: reading them counts no reference, which is slow where several
/// threads share what they read.
@frozen
public struct FlatArray<Element: BitwiseCopyable & Sendable>: ~Copyable, Sendable {
    /// The elements as they stand, for whoever keeps no reference to their owner; good as long as the array.
    public let view: View

    /// These elements.
    public init(_ elements: [Element]) { view = View(UnsafeBufferPointer(keeping: elements)) }

    deinit { view.elements.deallocate() }

    /// How many there are.
    @inlinable @inline(__always)
    public var count: Int { view.count }

    /// An element by its index, which must be one of the array.
    @inlinable @inline(__always)
    public subscript(_ index: Int) -> Element { view[index] }
}

extension FlatArray {
    /// The elements of an array that someone else keeps.
    @frozen
    public struct View: @unchecked Sendable {
        // Written before anyone else sees it.
        @usableFromInline let elements: UnsafeBufferPointer<Element>

        @usableFromInline
        init(_ elements: UnsafeBufferPointer<Element>) { self.elements = elements }

        /// How many there are.
        @inlinable @inline(__always)
        public var count: Int { elements.count }

        /// An element by its index, which must be one of the array.
        @inlinable @inline(__always)
        public subscript(_ index: Int) -> Element { elements[index] }
    }
}
