/// Counts by a small index, in memory that is reused; counting is no access to an array, which would have to be found
/// unshared each time.
@frozen
public struct Counters: ~Copyable {
    @usableFromInline let counts: FlatArray<Int>

    /// As many counts, all zero.
    @inlinable
    public init(count: Int) { counts = FlatArray(repeating: 0, count: count) }

    /// The counts; good as long as the counters.
    @inlinable @inline(__always)
    public var all: FlatArray<Int>.View { counts.view }

    /// A count by its index.
    @inlinable @inline(__always)
    public subscript(_ index: Int) -> Int { counts[index] }

    /// Counts one more.
    @inlinable @inline(__always)
    public func add(at index: Int) { counts.elements[index] += 1 }

    /// Counts so many more.
    @inlinable @inline(__always)
    public func add(_ count: Int, at index: Int) { counts.elements[index] += count }

    /// Makes all of them zero.
    @inlinable @inline(__always)
    public func reset() { counts.elements.update(repeating: 0) }
}
