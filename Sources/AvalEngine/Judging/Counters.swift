/// Counts by a small index, in memory that is reused; counting is no access to an array, which would have to be found
/// unshared each time.
struct Counters: ~Copyable {
    private let memory: UnsafeMutableBufferPointer<Int>

    /// As many counts, all zero.
    init(count: Int) {
        memory = .allocate(capacity: count)
        memory.initialize(repeating: 0)
    }

    deinit { memory.deallocate() }

    /// The counts; good as long as the counters.
    var all: UnsafeBufferPointer<Int> { UnsafeBufferPointer(memory) }

    /// Counts one more.
    @inline(__always)
    func add(at index: Int) { memory[index] += 1 }

    /// Makes all of them zero.
    func reset() { memory.update(repeating: 0) }
}
