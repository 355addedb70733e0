import Foundation
import RuleTestSupport
import Testing

@Suite("Texts of which all are known, and numbers that are whole")
struct KnownWordTests {
    private static let nextFact = LoopTests.nextFact

    /// What is found of a rule about the declaration that weighs what `weight` says, beside facts of the declaration.
    private func codes(_ facts: String, weight: String, message: String = "Contrat à préciser.") throws -> [String] {
        let rule = Rule.with([
            "chaque salarie present": "declaration", #"si: contrat = "autre""#: #"si: salaries[1].contrat = "autre""#,
            "chemin: contrat": "chemin: salaries", "gravite: avertissement": "gravite:\n    selon: |\n      \(weight)",
            #"message: "Contrat à préciser.""#: "message: |\n    \(message)",
        ])
        let workshop = try #require(
            Workshop.shipped.replacing(Self.nextFact, by: facts + Self.nextFact, in: TableFact.path))
        return workshop.writing(rule, to: Rule.path).load().findings.map(\.code)
    }

    private static func bands(_ lines: [String]) -> String {
        "  presents:\n    valeur: count(salaries[present])\n  poids:\n    table: |\n"
            + lines.map { "      \($0)\n" }.joined()
    }

    /// A table of bands of whole numbers has no gap at 9.5, and none below zero.
    @Test(arguments: [
        ["presents || poids", "[0..9] || \"information\"", "[10..50] || \"avertissement\"", ">= 51 || \"bloquante\""],
        // As other programs write tables: bars around the lines, and the result last.
        [
            "| presents | poids           |", "| <= 9     | \"information\"   |", "| [10..50] | \"avertissement\" |",
            "| >= 51    | \"bloquante\"     |",
        ],
        ["| presents || poids |", "| < 9.5 || \"information\" |", "| >= 10 || \"avertissement\" |"],
    ])
    func bandsOfWholeNumbersGiveAWord(_ lines: [String]) throws {
        #expect(try codes(Self.bands(lines), weight: "poids") == [])
    }

    /// What is computed of whole numbers and rounded, or chosen or added up among them, has no halves either.
    @Test(arguments: [
        "floor(count(salaries[present]) / 2)", "round half up(count(salaries[present]) / 3, 0)",
        "max([count(salaries[present]), 3])", "sum(for s in salaries return 1)", "max(salaries.age)",
        "abs(exercice - 2030)", "modulo(exercice, 7)",
    ])
    func bandsOfNumbersMadeOfWholeOnesGiveAWord(_ number: String) throws {
        let bands = Self.bands(["presents || poids", "<= 9 || \"information\"", ">= 10 || \"avertissement\""])
        let facts = bands.replacingOccurrences(of: "count(salaries[present])", with: number)
        let codes = try codes(facts, weight: "poids")
        #expect(!codes.contains("table_incomplete"), "\(number): \(codes)")
    }

    @Test func bandsWithAGapAreToldAllTheSame() throws {
        let lines = ["presents || poids", "<= 9 || \"information\"", ">= 11 || \"avertissement\""]
        #expect(try codes(Self.bands(lines), weight: "poids") == ["table_incomplete"])
        let half = ["presents / 2 || poids", "<= 9 || \"information\"", ">= 10 || \"avertissement\""]
        #expect(try codes(Self.bands(half), weight: "poids") == ["table_incomplete"])
        let mean = Self.bands(["presents || poids", "<= 9 || \"information\"", ">= 10 || \"avertissement\""])
        for number in ["mean([exercice, 2])", "round half up(exercice / 3, 1)", "max([exercice / 2, 1])"] {
            let facts = mean.replacingOccurrences(of: "count(salaries[present])", with: number)
            #expect(try codes(facts, weight: "poids").contains("table_incomplete"), "\(number)")
        }
    }

    @Test(arguments: [
        "if exercice > 2020 then \"avertissement\" else \"bloquante\"",
        "if count(salaries[present]) > 50 then \"bloquante\" else if exercice > 2090 then \"aucun\" else \"information\"",
    ])
    func aChoiceOfTextsIsAWord(_ choice: String) throws {
        #expect(try codes("  poids:\n    valeur: \(choice)\n", weight: "poids") == [])
        #expect(try codes("", weight: choice) == [])
    }

    @Test func aChoiceOfOtherTextsIsNoWeight() throws {
        let facts = "  poids:\n    valeur: if exercice > 2020 then \"grave\" else \"bloquante\"\n"
        #expect(try codes(facts, weight: "poids") == ["type_errone"])
    }

    @Test(arguments: [#"Un guillemet : {"\""}."#, #"Deux : {"\"\""}."#, #"Une barre : {"\\"}."#])
    func aMessageMayQuoteAQuote(_ message: String) throws {
        let facts = "  poids:\n    valeur: if exercice > 2020 then \"avertissement\" else \"bloquante\"\n"
        #expect(try codes(facts, weight: "poids", message: message) == [])
    }
}
