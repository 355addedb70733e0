import Foundation
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

/// Each line of the cases is `a + b = c`: the result to 34 digits, half-even, as another implementation of decimal
/// arithmetic gives it; `nil` where there is none.
@Test func theDigitsAreThoseOfTheReference() throws {
    let url = try #require(Bundle.module.url(forResource: "decimals", withExtension: "txt", subdirectory: "Cases"))
    for line in try String(contentsOf: url, encoding: .utf8).split(separator: "\n") {
        let parts = line.split(separator: " ").map(String.init)
        let (left, right) = (try #require(Decimal128(parts[0])), try #require(Decimal128(parts[2])))
        let result: Decimal128? =
            switch parts[1] {
            case "+": left.adding(right)
            case "-": left.subtracting(right)
            case "*": left.multiplied(by: right)
            case "/": left.divided(by: right)
            case "sqrt": left.squareRoot
            case "exp": left.exponential
            case "ln": left.naturalLogarithm
            default: left.power(right)
            }
        #expect(result == Decimal128(parts[4]), "\(line): \(result?.description ?? "nil")")
    }
}

@Test func aNumberKeepsTheDigitsItWasWrittenWith() {
    for text in ["0", "1.50", "-0.004", "1200", "276.00", "0.0000000001", "9999999999999999999999999999999999"] {
        #expect(Decimal128(text)?.description == text)
    }
    #expect(Decimal128(".5")?.description == "0.5")
    #expect(Decimal128("1.2e3")?.description == "1200")
}

@Test(arguments: ["", "-", ".", "1.2.3", "1e", "e5", "+1", "1 000", "1,5", "0x10", "--1", "1e9999999999"])
func whatIsNoNumberIsNone(_ text: String) {
    #expect(Decimal128(text) == nil)
}

@Test func digitsPastTheThirtyFourthAreRoundedHalfEven() {
    let nines = String(repeating: "9", count: 34)
    #expect(Decimal128(nines + "4")?.description == nines + "0")
    #expect(Decimal128("1" + String(repeating: "0", count: 33) + "5") == Decimal128("1e34"))
    #expect(
        Decimal128("1" + String(repeating: "0", count: 33) + "5" + String(repeating: "0", count: 40) + "1")
            == Decimal128("1" + String(repeating: "0", count: 32) + "1" + String(repeating: "0", count: 42)))
}

@Test(arguments: [
    (Rounding.halfEven, ["2", "4", "-2", "1.12", "3"]), (.halfUp, ["3", "4", "-3", "1.13", "3"]),
    (.halfDown, ["2", "3", "-2", "1.12", "3"]), (.up, ["3", "4", "-3", "1.13", "4"]),
    (.down, ["2", "3", "-2", "1.12", "3"]), (.ceiling, ["3", "4", "-2", "1.13", "4"]),
    (.floor, ["2", "3", "-3", "1.12", "3"]),
])
func roundingTakesTheNeighbourItsNameSays(_ mode: Rounding, _ expected: [String]) {
    let cases: [(String, Int)] = [("2.5", 0), ("3.5", 0), ("-2.5", 0), ("1.125", 2), ("3.1", 0)]
    #expect(cases.map { Decimal128($0.0)?.rounded(scale: $0.1, mode)?.description } == expected)
}

@Test func whatIsTooGreatIsNoNumber() throws {
    let greatest = try #require(Decimal128("9.999e6144"))
    #expect(greatest.multiplied(by: Decimal128(10)) == nil)
    #expect(greatest.adding(greatest) == nil)
    #expect(Decimal128(10).power(greatest) == nil)
    #expect(greatest.exponential == nil)
    #expect(greatest.negated.exponential == .zero)
    #expect(Decimal128.zero.power(Decimal128(-1)) == nil)
    #expect(Decimal128(-8).power(try #require(Decimal128("0.5"))) == nil)
    #expect(Decimal128("1e-6176")?.divided(by: Decimal128(10)) == .zero)
}

@Test func wholeNumbersComeOutWhole() {
    #expect(Decimal128("1200.00")?.integer == 1200)
    #expect(Decimal128("12e2")?.integer == 1200)
    #expect(Decimal128("0.5")?.integer == nil)
    #expect(Decimal128("1e30")?.integer == nil)
    #expect(Decimal128("-7.9")?.truncatedInteger == -7)
    #expect(Decimal128("0.0")?.integer == 0)
}
