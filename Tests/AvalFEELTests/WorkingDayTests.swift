import AvalFEEL
import AvalValues
import Testing

@Suite("Ages and working days")
struct WorkingDayTests {
    private let holidays = #"[@"2024-01-01", @"2024-05-08", @"2024-05-09", @"2024-05-20", @"2024-12-25"]"#

    @Test func aDayIsFoundFromBothSides() throws {
        #expect(try evaluate("ajouter jours ouvres(@\"2024-05-07\", 1, \(holidays))") == evaluate("@\"2024-05-10\""))
        #expect(try evaluate("ajouter jours ouvres(@\"2024-05-10\", -1, \(holidays))") == evaluate("@\"2024-05-07\""))
        #expect(try evaluate("ajouter jours ouvres(@\"2024-05-17\", 1, \(holidays))") == evaluate("@\"2024-05-21\""))
    }

    @Test func whatTheListDoesNotKnowIsNotSaid() throws {
        #expect(try evaluate("ajouter jours ouvres(@\"2024-12-30\", 2, \(holidays))") == .null)
        #expect(try evaluate("ajouter jours ouvres(@\"2024-12-30\", 1, \(holidays))") == evaluate("@\"2024-12-31\""))
        #expect(try evaluate("jour ouvre(@\"2023-05-10\", \(holidays))") == .null)
    }

    @Test(arguments: [
        "ajouter jours ouvres(null, 1, [])", "ajouter jours ouvres(@\"2024-05-07\", null, [])",
        "ajouter jours ouvres(@\"2024-05-07\", 1, null)", "ajouter jours ouvres(@\"2024-05-07\", 1.5, [])",
        "ajouter jours ouvres(@\"2024-05-07\", 1000000000000, [])", "jour ouvre(null, [])",
        "jour ouvre(@\"2024-05-07\", null)", "age(@\"2000-01-01\", null)",
    ])
    func nothingGivesNothing(_ text: String) throws {
        #expect(try evaluate(text) == .null)
    }

    @Test(arguments: [
        (#"@"2004-02-29""#, #"@"2022-02-28""#, 17), (#"@"2004-02-29""#, #"@"2022-03-01""#, 18),
        (#"@"2004-02-29""#, #"@"2024-02-28""#, 19), (#"@"2004-02-29""#, #"@"2024-02-29""#, 20),
        (#"@"2004-03-01""#, #"@"2022-02-28""#, 17), (#"@"2004-03-01""#, #"@"2022-03-01""#, 18),
    ])
    func aBirthdayOfTheLeapDayIsOnTheFirstOfMarchOfCommonYears(_ birth: String, _ day: String, _ age: Int) throws {
        #expect(try evaluate("age(\(birth), \(day))") == .number(age))
    }
}
