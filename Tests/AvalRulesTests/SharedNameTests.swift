import RuleTestSupport
import Testing

@Suite("Functions whose names rules have for values too")
struct SharedNameTests {
    /// The shipped facts with some more of the declaration.
    private static func with(_ facts: String) throws -> Workshop {
        try #require(Workshop.shipped.replacing(LoopTests.nextFact, by: facts + LoopTests.nextFact, in: TableFact.path))
    }

    @Test func aFactMayBearTheNameOfTheFunctionThatComputesIt() throws {
        let workshop = try Self.with(
            "  departement:\n    valeur: departement(adherent.adresse.code_postal)\n    publier: oui\n")
        let rule = Rule.with([
            "chaque salarie present": "declaration", #"si: contrat = "autre""#: "si: departement = \"25\"",
            "chemin: contrat": "chemin: adherent.adresse.code_postal",
            "Contrat à préciser.": "Département {departement}.",
            "{salarie: {contrat: autre}, anomalie: oui}":
                "{declaration: {adherent: {adresse: {code_postal: \"25110\"}}}, anomalie: oui}",
            "{salarie: {contrat: cdi}, anomalie: non}":
                "{declaration: {adherent: {adresse: {code_postal: \"20200\"}}}, anomalie: non}",
        ])
        #expect(workshop.writing(rule, to: Rule.path).load().findings.map(\.message) == [])
    }

    @Test func aCallIsNoUseOfTheFactOfItsName() throws {
        let workshop = try Self.with("  departement:\n    valeur: departement(adherent.adresse.code_postal)\n")
        #expect(workshop.load().findings.map(\.code) == ["fait_inutile"])
    }

    @Test func otherFunctionsKeepTheirNamesToThemselves() throws {
        #expect(try Self.with("  count:\n    valeur: exercice\n").load().findings.map(\.code).contains("nom_en_double"))
    }
}
