/// Elements in memory of their own, which goes when their owner does: reading them counts no reference, which is slow where
/// several threads share what they read.
@frozen
public struct OwnedMemory<Element: ~Copyable>: ~Copyable {
    /// The first element; good as long as the owner.
    public let start: UnsafeMutablePointer<Element>
    /// How many elements there are.
    public let count: Int

    /// Memory of `count` elements, each made from its index.
    @inlinable
    public init(count: Int, _ element: (Int) -> Element) {
        self.count = count
        start = .allocate(capacity: max(1, count))
        for index in 0..<count { (start + index).initialize(to: element(index)) }
    }

    @inlinable
    deinit {
        start.deinitialize(count: count)
        start.deallocate()
    }

    /// An element; `index` is from 0 to `count`, which is checked where tests run.
    @inlinable
    public subscript(index: Int) -> Element {
        @inline(__always) _read {
            assert(index >= 0 && index < count)
            yield start[index]
        }
        @inline(__always) nonmutating _modify {
            assert(index >= 0 && index < count)
            yield &start[index]
        }
    }
}

extension OwnedMemory where Element: BitwiseCopyable {
    /// Room for `capacity` elements, all zeros.
    @inlinable
    public init(zeroed capacity: Int) {
        count = capacity
        start = .allocate(capacity: max(1, capacity))
        UnsafeMutableRawPointer(start).initializeMemory(
            as: UInt8.self, repeating: 0, count: capacity * MemoryLayout<Element>.stride)
    }

    /// Room for `capacity` elements, to be written before they are read.
    private init(unset capacity: Int) {
        count = capacity
        start = .allocate(capacity: max(1, capacity))
    }

    /// Makes elements all zeros.
    @inlinable @inline(__always)
    public func clear(_ range: Range<Int>) {
        assert(range.lowerBound >= 0 && range.upperBound <= count)
        UnsafeMutableRawPointer(start + range.lowerBound).initializeMemory(
            as: UInt8.self, repeating: 0, count: range.count * MemoryLayout<Element>.stride)
    }

    /// A copy of elements.
    @inlinable
    public init(_ elements: [Element]) {
        self.init(count: elements.count) { elements[$0] }
    }

    /// Moves to larger memory, the first `kept` elements with it, those after them to be written before they are read;
    /// every address into it changes.
    public mutating func grow(to capacity: Int, keeping kept: Int) {
        let larger = OwnedMemory(unset: capacity)
        larger.start.update(from: start, count: kept)
        self = larger
    }
}
