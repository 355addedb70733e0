import AvalEngine
import AvalJSON
import AvalLoading
import RuleTestSupport
import Testing

@testable import AvalChanges

@Suite("Declarations that show something, small and of nobody")
struct SmallDeclarationTests {
    private static let rules = RulebookLoader.load(
        Workshop.shipped.files, folders: RuleFolders(rules: "Rules", tariffs: "Tariffs"), runningExamples: false
    ).rulebook?.rules

    private static let declaration: JSONValue = [
        "numero": "2023-77", "exercice": 2023, "date": "2023-11-15",
        "adherent": ["raison_sociale": "SARL MARTIN", "siret": "73282932000074"],
        "commentaire": "appeler madame Martin au 0600000000",
        "salaries": [
            ["id": "s9", "nom": "MARTIN", "date_naissance": "2008-03-07", "contrat": "Jeanne Martin"],
            ["id": "s8", "nom": "DUPONT", "date_naissance": "1980-05-06"],
        ],
    ]

    @Test func nothingCanBeTakenAwayAnyMore() throws {
        let rules = try #require(Self.rules)
        let small = SmallDeclaration(of: Self.declaration, rules, budget: 1_000) { value in
            value["salaries"]?.array?.contains { $0["date_naissance"]?.string?.hasPrefix("2008") == true } ?? false
        }
        #expect(small.json == ["salaries": [["date_naissance": "2008-01-01"]]])
        #expect(small.isWhole)
    }

    @Test func whatIsAboutSomebodyGivesWayToWhatIsNobodys() throws {
        let rules = try #require(Self.rules)
        let small = SmallDeclaration(of: Self.declaration, rules, budget: 1_000) { value in
            value["salaries"]?[0]?["nom"] != nil && value["salaries"]?[0]?["contrat"] != nil
                && value["commentaire"] != nil
                && value["adherent"]?["siret"] != nil
        }
        let text = String(decoding: JSONWriter.bytes(of: small.json), as: UTF8.self)
        for word in ["MARTIN", "Martin", "0600", "73282932000074"] {
            #expect(!text.contains(word), "\(word) in \(text)")
        }
        #expect(small.isWhole)
    }

    @Test func whatNothingCanStandForIsHidden() throws {
        let rules = try #require(Self.rules)
        let small = SmallDeclaration(of: Self.declaration, rules, budget: 1_000) {
            $0["salaries"]?[0]?["nom"] == "MARTIN"
        }
        #expect(small.json == ["salaries": [["nom": "(personnel)"]]])
        #expect(!small.isWhole)
    }

    @Test func aBudgetEndsTheSearchWithWhatIsTrue() throws {
        let rules = try #require(Self.rules)
        let small = SmallDeclaration(of: Self.declaration, rules, budget: 3) { $0["exercice"] == 2023 }
        #expect(small.json["exercice"] == 2023)
    }
}
