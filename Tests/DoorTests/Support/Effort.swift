import Glibc

/// How much a test may take upon itself: `make test` runs a sample of what `make test-long` runs whole.
enum Effort {
    /// Whether this is the long run.
    static let isLong = getenv("AVAL_TESTS").map { String(cString: $0) } == "long"

    /// One of two amounts.
    static func of<Amount>(_ sample: Amount, long: Amount) -> Amount { isLong ? long : sample }
}
