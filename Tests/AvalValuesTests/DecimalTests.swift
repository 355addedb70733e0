import Testing

@testable import AvalValues

@Test(arguments: [
    ("1.50", "1.5", true), ("0", "-0.00", true), ("1e3", "1000", true), ("0.1", "0.10000000000000001", false),
])
func numbersAreEqualByValue(_ left: String, _ right: String, _ equal: Bool) throws {
    let (one, other) = (try #require(Decimal128(left)), try #require(Decimal128(right)))
    #expect((one == other) == equal)
    #expect(!equal || one.hashValue == other.hashValue)
}
