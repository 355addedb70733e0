/// A piece of work that callgrind can be told to count alone.
enum CountedWork {
    /// What the work is called within, as callgrind finds it; the optimiser may have added to the name.
    static let symbol = "aval_bench_collect*"

    /// Does the work where it is counted.
    static func run(_ work: () -> Void) {
        withoutActuallyEscaping(work) { work in
            var work = Work(run: work)
            withUnsafeMutablePointer(to: &work) { collect(UnsafeMutableRawPointer($0)) }
        }
    }

    fileprivate struct Work {
        let run: () -> Void
    }
}

/// Its name is what callgrind is given: one that does not depend on how the compiler spells names.
@inline(never) @_silgen_name("aval_bench_collect")
func collect(_ work: UnsafeMutableRawPointer) {
    work.assumingMemoryBound(to: CountedWork.Work.self).pointee.run()
}
