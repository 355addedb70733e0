import AvalEngine
import RuleTestSupport
import Testing

@testable import AvalRules

@Suite("Determinants and facts in several files")
struct SeveralFilesTests {
    private static let determinants = "Rules/determinants.yaml"
    private static let facts = "Rules/faits.yaml"

    private static func determinant(_ code: String) -> String {
        """
        - code: \(code)
          libelle: "\(code)"
          motif: "\(code)"
          periodes:
            - {du: 2017-01-01, categorie: SIA, reference: "essai", suivi: {}}

        """
    }

    private static func moved(_ path: String, to other: String) throws -> Workshop {
        let shipped = Workshop.shipped
        return shipped.removing(path).writing(try #require(shipped.texts[path]), to: other)
    }

    @Test(arguments: [(determinants, "Rules/determinants/tous.yaml"), (facts, "Rules/faits/tous.yaml")])
    func aFolderOfFilesStandsForTheFile(_ path: String, _ other: String) throws {
        let (rulebook, findings) = try Self.moved(path, to: other).load()
        #expect(findings.isEmpty)
        let shipped = try #require(Workshop.shipped.load().rulebook).rules.model
        let model = try #require(rulebook).rules.model
        #expect(model.determinants.map(\.code) == shipped.determinants.map(\.code))
        #expect(model.facts.map(\.name) == shipped.facts.map(\.name))
    }

    @Test func theFilesOfAFolderComeAfterTheFileInTheOrderOfTheirPaths() throws {
        let workshop = Workshop.shipped
            .writing(Self.determinant("second"), to: "Rules/determinants/b.yaml")
            .writing(Self.determinant("premier"), to: "Rules/determinants/B.yaml")
        let (rulebook, findings) = workshop.load()
        #expect(findings.isEmpty)
        #expect(try #require(rulebook).rules.model.determinants.suffix(2).map(\.code) == ["premier", "second"])
    }

    @Test func aFactOfOneFileMayUseThatOfAnother() throws {
        let workshop = Workshop.shipped
            .writing("salarie:\n  majeur:\n    valeur: age >= declaration.majorite\n", to: "Rules/faits/a.yaml")
            .writing("declaration:\n  majorite:\n    valeur: 18\n", to: "Rules/faits/b.yaml")
            .writing(Rule.with(["contrat = \"autre\"": "majeur and contrat = \"autre\""]), to: Rule.path)
        #expect(workshop.load().findings.isEmpty)
    }

    @Test(arguments: [
        Mistake(
            "A fact of another file", new: "Rules/faits/a.yaml", "salarie:\n  ⟦age⟧:\n    valeur: exercice\n",
            ["nom_en_double"]),
        Mistake(
            "A determinant of another file", new: "Rules/determinants/a.yaml",
            determinant("amiante").replacing("code: amiante", with: "code: ⟦amiante⟧"), ["nom_en_double"]),
        Mistake(
            "Facts of another record in a folder", new: "Rules/faits/a.yaml", "⟦adherent⟧:\n  un:\n    valeur: 1\n",
            ["fiche_inconnue"]),
        Mistake("A file of facts with nothing in it", new: "Rules/faits/a.yaml", "⟦⟧# rien\n", ["fichier_vide"]),
    ])
    func isToldOnceWhereItStands(_ mistake: Mistake) {
        #expect(mistake.difference() == nil)
    }
}
