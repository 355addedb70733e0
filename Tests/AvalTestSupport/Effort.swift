import Glibc

/// How much a test may take upon itself: `make test` runs a sample of what `make test-long` runs whole.
public enum Effort {
    /// Whether this is the long run.
    public static let isLong = word("AVAL_TESTS") == "long"

    /// One of two amounts.
    public static func of<Amount>(_ sample: Amount, long: Amount) -> Amount { isLong ? long : sample }

    /// The seeds of a test with chance in it; `AVAL_SEED` repeats the one that a test named which did not pass.
    public static func seeds(_ sample: ClosedRange<UInt64>, long: ClosedRange<UInt64>) -> [UInt64] {
        if let seed = word("AVAL_SEED").flatMap(UInt64.init) { return [seed] }
        return Array(of(sample, long: long))
    }

    private static func word(_ name: String) -> String? { getenv(name).map { String(cString: $0) } }
}
