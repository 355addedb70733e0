import AvalEngine
import AvalFEEL
import AvalOperations
import AvalTestSupport
import Testing

/// Searching the codes of a nomenclature as a person types.
struct CodeSearchTests {
    private static func found(_ text: String, in name: String) throws -> [String] {
        let list = try #require(try Shipped.rulebook().rules.model.nomenclatures.first { $0.name == name }?.list)
        return CodeSearch(text).matches(in: list.editions).map(\.code)
    }

    @Test(arguments: ["4332B", "43.32B", "43 32 b"])
    func aCodeIsFoundHoweverItIsWritten(_ text: String) throws {
        #expect(try Self.found(text, in: "naf_rev2").first == "4332B")
    }

    @Test func theBeginningOfACodeGivesItsFamilyInOrder() throws {
        let found = try Self.found("43.3", in: "naf_rev2")
        #expect(found.count > 3 && found.allSatisfy { $0.hasPrefix("433") } && found == found.sorted())
    }

    @Test(arguments: ["menuiserie", "MENUIS", "métalliques menuiserie"])
    func wordsAreFoundByTheirBeginningsInAnyOrderWithoutAccents(_ text: String) throws {
        #expect(try Self.found(text, in: "naf_rev2").contains("4332B"))
        #expect(try Self.found("metalliques menuiserie", in: "naf_rev2").contains("4332B"))
    }

    @Test func labelsThatBeginSoComeFirst() throws {
        let found = CodeSearch("eau").matches(in: [
            CodeList.Edition(
                name: nil, from: nil, to: nil,
                codes: [("1", "Bateau"), ("2", "Chauffe-eau"), ("3", "Eaux de table"), ("4", "Eau"), ("eau5", "Autre")])
        ])
        #expect(found.map(\.code) == ["eau5", "4", "3", "2", "1"])
    }

    @Test(arguments: ["", "  ", "zzzz", "-"])
    func nothingIsFoundOfNothing(_ text: String) throws {
        #expect(try Self.found(text, in: "pcs_ese") == [])
    }
}
