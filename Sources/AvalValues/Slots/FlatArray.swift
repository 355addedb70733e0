/// Elements in memory of their own, as many as at first: reading and changing them counts no reference, which is slow
/// where several threads share what they read. Held by `let`, it never changes.
@frozen
public struct FlatArray<Element: BitwiseCopyable>: ~Copyable {
    @usableFromInline let elements: UnsafeMutableBufferPointer<Element>

    /// The elements of an array.
    @inlinable
    public init(_ array: [Element]) {
        elements = .allocate(capacity: array.count)
        _ = elements.initialize(from: array)
    }

    /// So many times the same element.
    @inlinable
    public init(repeating element: Element, count: Int) {
        elements = .allocate(capacity: count)
        elements.initialize(repeating: element)
    }

    @inlinable deinit { elements.deallocate() }

    /// How many elements there are.
    @inlinable @inline(__always)
    public var count: Int { elements.count }

    /// The element at an index below `count`.
    @inlinable
    public subscript(index: Int) -> Element {
        @inline(__always) get { elements[index] }
        @inline(__always) set { elements[index] = newValue }
    }

    /// The elements as they stand, for code that keeps no reference to their owner; good as long as the array.
    @inlinable @inline(__always)
    public var view: View { View(UnsafeBufferPointer(elements)) }
}

// Only code that holds it by `var` can change it, and only one can hold what cannot be copied.
extension FlatArray: @unchecked Sendable where Element: Sendable {}

extension FlatArray {
    /// The elements of an array that something else keeps, for reading.
    @frozen
    public struct View {
        @usableFromInline let elements: UnsafeBufferPointer<Element>

        @inlinable
        init(_ elements: UnsafeBufferPointer<Element>) { self.elements = elements }

        /// How many there are.
        @inlinable @inline(__always)
        public var count: Int { elements.count }

        /// An element by its index, which must be one of the array.
        @inlinable @inline(__always)
        public subscript(_ index: Int) -> Element { elements[index] }
    }
}

extension FlatArray.View: @unchecked Sendable where Element: Sendable {}
