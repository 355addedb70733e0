import Glibc

/// How often memory was asked for, in a program that `Benchmarks/allocations.c` is preloaded into.
public enum Allocations {
    /// How many allocations some work makes; nil where nothing counts them.
    public static func count(_ work: () throws -> Void) rethrows -> Int? {
        guard let counter = dlsym(nil, "aval_bench_allocations") else {
            try work()
            return nil
        }
        let address = counter.assumingMemoryBound(to: UInt.self)
        let before = address.pointee
        try work()
        return Int(address.pointee - before)
    }
}
