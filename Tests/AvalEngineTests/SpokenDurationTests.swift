import AvalValues
import Testing

@testable import AvalEngine

@Suite("Numbers and durations inside messages")
struct SpokenDurationTests {
    @Test(arguments: [(18, "1 an et 6 mois"), (24, "2 ans"), (1, "1 mois"), (0, "0 mois"), (-13, "−1 an et 1 mois")])
    func monthsAreSaidInYears(_ months: Int, _ words: String) {
        #expect(SpokenDuration.text(MonthsDuration(months: months)) == words)
    }

    @Test(arguments: [
        (86_400, "1 jour"), (30 * 86_400, "30 jours"), (86_400 + 7200 + 60, "1 jour, 2 heures et 1 minute"),
        (0, "0 jour"),
    ])
    func secondsAreSaidInDays(_ seconds: Int, _ words: String) {
        #expect(SpokenDuration.text(DaysDuration(seconds: seconds)) == words)
    }

    @Test func decimalsHaveAComma() throws {
        #expect(SpokenNumber.text(try #require(Decimal128("138.50"))).hasPrefix("138,5"))
        #expect(SpokenNumber.text(try #require(Decimal128("2025"))) == "2025")
    }
}
