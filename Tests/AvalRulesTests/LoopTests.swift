import RuleTestSupport
import Testing

@Suite("Salariés run through for each salarié")
struct LoopTests {
    /// Facts of the declaration: lists and a count drawn from the salariés.
    static let facts = """
          postes:
            valeur: salaries.poste
          postes_en_double:
            valeur: en doublon(salaries.poste)
          cdi:
            valeur: count(salaries[contrat = "cdi"])

        """
    static let nextFact = "  iban_valide:"

    /// A rule on a salarié beside those facts, as its condition has it.
    private static func found(_ condition: String, subject: String = "chaque salarie present") throws -> [String] {
        let rule = Rule.with([
            "chaque salarie present": subject, #"si: contrat = "autre""#: "si: |\n    \(condition)",
            "chemin: contrat": subject == "declaration" ? "chemin: salaries" : "chemin: contrat",
        ])
        let workshop = try #require(Workshop.shipped.replacing(nextFact, by: facts + nextFact, in: TableFact.path))
        // What the examples and the model say is not asked here.
        let ignored: Set = ["exemple_faux", "fait_inutile", "modele_avec_anomalie"]
        return workshop.writing(rule, to: Rule.path).load().findings.map(\.code).filter { !ignored.contains($0) }
    }

    static let mistakes = [
        Rule.condition(
            "The codes of the declaration for each",
            #"some c in ⟦declaration.determinants⟧ satisfies c != "plomb" and contrat = "autre""#, "parcours_imbrique",
            help: "chaque determinant de declaration"),
        Rule.condition(
            "Those of them that are like this",
            #"count(⟦declaration.determinants⟧[item = poste]) > 1 and contrat = "autre""#,
            "parcours_imbrique"),
        Rule.condition(
            "A count of all for each", #"count(⟦declaration.salaries⟧[contrat = "cdi"]) > 3"#, "parcours_imbrique",
            help: "faits.yaml"),
        Rule.condition(
            "Another salarié who is like this one", "some s in ⟦declaration.salaries⟧ satisfies s.poste = poste",
            "parcours_imbrique", help: "en doublon"),
        Rule.condition(
            "Another list of the declaration for each",
            "some m in ⟦declaration.motivations⟧ satisfies m.poste = poste", "parcours_imbrique",
            help: "in declaration.rassembles"),
        Rule.condition(
            "A filter of another list for each", "count(⟦declaration.motivations⟧[poste != null]) > 3",
            "parcours_imbrique"),
        Rule.condition(
            "A search in a field of another list", "poste in ⟦declaration.motivations⟧.poste", "parcours_imbrique"),
        Rule.message(
            "A count in the message of each", #""Un parmi {count(⟦declaration.salaries⟧)}.""#, "parcours_imbrique"),
        Mistake(
            "A fact of each that runs through all", in: TableFact.path, TableFact.nextFact,
            "  voisins:\n    valeur: count(⟦declaration.salaries⟧.poste)\n" + TableFact.nextFact, ["parcours_imbrique"]),
        Mistake(
            "A cell of a table of each", in: TableFact.path, TableFact.nextFact,
            "  rang:\n    table: |\n      age || n\n      -   || count(⟦declaration.salaries⟧)\n" + TableFact.nextFact,
            ["parcours_imbrique"]),
        Mistake(
            "A filter within a loop of a fact of the declaration", in: TableFact.path, nextFact,
            "  doubles:\n    valeur: for s in salaries return count(⟦salaries⟧[poste = s.poste])\n" + nextFact,
            ["parcours_imbrique"], help: "en doublon"),
    ]

    @Test(arguments: mistakes)
    func areToldOnceWhereTheyStand(_ mistake: Mistake) {
        #expect(mistake.difference() == nil)
    }

    @Test(arguments: [
        "count(declaration.postes[item = poste]) > 1", "some p in declaration.postes satisfies p = poste",
        "index of(declaration.postes, poste) != [1]", "sum(for p in declaration.postes return 1) > 1",
        "sort(declaration.postes, function(a, b) a < b)[1] = poste", "declaration = null",
    ])
    func areToldThroughAListThatAFactGathers(_ condition: String) throws {
        #expect(try Self.found(condition) == ["parcours_imbrique"])
    }

    @Test(arguments: [
        "some a in salaries, b in salaries satisfies a.id != b.id and a.poste = b.poste",
        "every a in salaries satisfies (some b in salaries satisfies a.poste = b.poste)",
        "some p in postes satisfies count(salaries[poste = p]) > 1",
        "some a in salaries satisfies a.poste in salaries.poste",
        "salaries[count(postes[item = \"x\"]) > 1] = []", "sort(salaries, function(a, b) count(salaries) > 1) = []",
        "{tous: salaries, n: count(tous[some s in tous satisfies s.id = id])}.n > 1",
    ])
    func areToldInARuleOnTheDeclaration(_ condition: String) throws {
        #expect(try Self.found(condition, subject: "declaration") == ["parcours_imbrique"])
    }

    @Test(arguments: [
        #"contrat = "autre" and "plomb" in declaration.determinants"#,
        #"contrat = "autre" and un de(declaration.determinants, ["plomb", "amiante"])"#,
        #"contrat = "autre" and count(declaration.determinants) > 3"#,
        #"contrat = "autre" and (some c in determinants satisfies c in declaration.determinants)"#,
    ])
    func areNoneWhereCodesOfTheDeclarationAreCountedOrSearched(_ condition: String) throws {
        #expect(try Self.found(condition) == [])
    }

    @Test(arguments: [
        "poste != null and poste in declaration.postes_en_double", "poste in declaration.postes",
        "list contains(declaration.postes, poste)", "declaration.cdi > 10 and count(declaration.postes) > 10",
        "some p in declaration.postes_en_double satisfies starts with(p, poste)",
        "some d in determinants satisfies d in declaration.determinants",
    ])
    func areNoneWhereAFactIsCountedOrSearched(_ condition: String) throws {
        #expect(try Self.found(condition) == [])
    }

    @Test(arguments: [
        "count(salaries[contrat = \"cdi\"]) > count(salaries[contrat = \"cdd\"])",
        "some s in salaries satisfies some d in s.determinants satisfies d = \"plomb\"",
        "count(en doublon(salaries.poste)) > 0", "some p in postes satisfies p in postes_en_double",
        "max(for s in salaries return count(s.determinants)) > 3", "some s in salaries satisfies s.poste in postes",
    ])
    func areNoneWhereOneLoopFollowsAnother(_ condition: String) throws {
        #expect(try Self.found(condition, subject: "declaration") == [])
    }
}
