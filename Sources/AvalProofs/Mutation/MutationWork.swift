import AvalSystem

/// The mutants that are still to be tried, shared by the threads that try them.
final class MutationWork: @unchecked Sendable {
    // Everything below is touched under `monitor` alone, which is why the class may say that it is Sendable.
    private let monitor = Monitor()
    private let mutants: [Mutant]
    private var next = 0
    private var found: [MutantJudge.Fate?]

    init(_ mutants: [Mutant]) {
        self.mutants = mutants
        found = Array(repeating: nil, count: mutants.count)
    }

    /// How many are done, or under way.
    var done: Int { monitor.withLock { next } }

    /// What came of each, once all are done.
    var fates: [MutantJudge.Fate] { monitor.withLock { found.compactMap(\.self) } }

    /// Hands out the next one; nil when there is none left.
    func take() -> (index: Int, mutant: Mutant)? {
        monitor.withLock {
            guard next < mutants.count else { return nil }
            next += 1
            return (next - 1, mutants[next - 1])
        }
    }

    /// Notes what came of one.
    func note(_ fate: MutantJudge.Fate, of index: Int) { monitor.withLock { found[index] = fate } }
}

/// A thread's own part of the work: its judge is made before the thread starts, and used by it alone.
final class MutationThread: @unchecked Sendable {
    private let judge: MutantJudge
    private let work: MutationWork

    init(_ judge: MutantJudge, _ work: MutationWork) { (self.judge, self.work) = (judge, work) }

    func run() {
        while let (index, mutant) = work.take() { work.note(judge.fate(of: mutant), of: index) }
    }
}
