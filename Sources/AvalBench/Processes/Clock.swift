import AvalSystem

/// Time, in seconds.
public enum Clock {
    /// Time that only goes forward.
    public static func now() -> Double { Double(SystemClock.elapsedNanoseconds()) * 1e-9 }

    /// The processor time of this thread.
    static func processor() -> Double { Double(SystemClock.threadNanoseconds()) * 1e-9 }

    /// How long something takes.
    static func time(_ work: () throws -> Void) rethrows -> Double {
        let start = now()
        try work()
        return now() - start
    }
}
