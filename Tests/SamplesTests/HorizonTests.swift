import AvalJSON
import AvalLoading
import AvalOperations
import AvalTestSupport
import AvalValues
import Testing

/// What becomes of declarations as days go by.
struct HorizonTests {
    private func changes(_ sample: String, until: String? = nil) throws -> [Horizon.Change] {
        let bytes = try UserFiles.read(Shipped.root + "/Samples/" + sample).get()
        return try Horizon(try Shipped.rulebook()).changes(of: bytes, until: until.flatMap { ISODay.number($0) })
            .changes
    }

    private func lines(_ changes: [Horizon.Change], on date: String) -> [String]? {
        changes.first { $0.date.description == date }?.lines
    }

    @Test func aBirthdayAndAReformAreFoundOnTheirDays() throws {
        let changes = try changes("anomalies/mineur_caces.json")
        let birthday = try #require(lines(changes, on: "2024-06-15"))
        #expect(birthday.contains("/statut : « avec_reserves » → « refusee »"))
        #expect(
            birthday.contains {
                $0.hasPrefix("+ majeur_avec_determinant_mineur, salarié s1 bloquante : Salarié de 18 ans")
            })
        #expect(birthday.contains("− mineur_caces, salarié s1 n'est plus là"))
        let reform = try #require(lines(changes, on: "2025-10-01"))
        #expect(reform.contains { $0.hasPrefix("/salaries/0/suivi/attestations : rien → determinant : « caces »") })
        // A year older, and another year on the calls: no news.
        #expect(lines(changes, on: "2025-06-15") == nil)
        #expect(lines(changes, on: "2025-01-01") == nil)
    }

    @Test func theExerciceGoesAlongWithTheYears() throws {
        let changes = try changes("entreprises/charpente_2026.json", until: "2027-12-31")
        #expect(
            try #require(lines(changes, on: "2027-01-01")).contains { $0.hasPrefix("+ tarif_absent avertissement") })
        #expect(changes.allSatisfy { $0.date.year < 2028 })
    }

    @Test func nothingIsLookedAtBeforeItsOwnDay() throws {
        #expect(try changes("anomalies/mineur_caces.json", until: "2020-01-01").isEmpty)
        #expect(try changes("anomalies/mineur_caces.json", until: "2023-11-15").isEmpty)
    }

    @Test func asJSONADayHasItsDifferences() throws {
        let change = try #require(
            try changes("anomalies/mineur_caces.json").first { $0.date.description == "2024-06-15" })
        #expect(change.json["date"]?.string == "2024-06-15")
        #expect(change.json.at("/differences/0/chemin")?.string == "/statut")
    }

    @Test func whatCannotBeJudgedIsAnError() throws {
        let horizon = Horizon(try Shipped.rulebook())
        #expect(throws: (any Error).self) { try horizon.changes(of: Array("{}".utf8), until: nil) }
    }
}
