import RuleTestSupport
import Testing

@Suite("Facts given by tables")
struct TableFactTests {
    /// What is found of a rule that fires on a contract `autre` and not on `cdi`, by a fact `suite` of that table.
    private func codes(_ table: String, _ condition: String, message: String = "À revoir.") throws -> [String] {
        let rule = Rule.with([
            #"si: contrat = "autre""#: "si: |\n    \(condition)", "Contrat à préciser.": message,
        ])
        return try #require(TableFact.workshop(table, rule: rule)).load().findings.map(\.code)
    }

    private static func table(_ header: String, _ rows: [String], _ more: String = "") -> String {
        "  suite:\n    table: |\n" + ([header] + rows).map { "      \($0)\n" }.joined() + more
    }

    /// The policies, with the value that `autre` gives through two matching rows.
    static let policies = [
        ("tous_egaux", ["\"autre\" || 1", "- || 1"], "suite = 1 and contrat = \"autre\""),
        ("premiere", ["\"autre\" || 2", "- || 1"], "suite = 2"),
        ("priorite", ["- || 1", "\"autre\" || 2"], "suite = 2"),
        ("ordre_des_lignes", ["- || 1", "\"autre\" || 2"], "suite = [1, 2]"),
        ("ordre_des_sorties", ["- || 1", "\"autre\" || 2"], "suite = [2, 1]"),
        ("liste", ["- || 1", "\"autre\" || 2"], "count(suite) = 2"),
        ("somme", ["- || 1", "\"autre\" || 2"], "suite = 3"),
        ("minimum", ["- || 2", "\"autre\" || 1"], "suite = 1"),
        ("maximum", ["- || 1", "\"autre\" || 2"], "suite = 2"),
        ("nombre", ["- || 1", "\"autre\" || 2"], "suite = 2"),
    ]

    @Test(arguments: policies)
    func conclude(_ policy: String, _ rows: [String], _ condition: String) throws {
        let table = Self.table("contrat || n", rows, "    politique: \(policy)\n    sorties: {n: [2, 1]}\n")
        #expect(try codes(table, condition) == [])
    }

    @Test func rowsOfAUniqueTableMayMeetWhereTheySayTheSame() throws {
        let table = Self.table("contrat || n", ["\"autre\" || 1", "\"autre\", \"stage\" || 1"], "    sinon: 0\n")
        #expect(try codes(table, "suite = 1") == [])
    }

    @Test func severalResultsHaveTheirNames() throws {
        let table = Self.table(
            "contrat || n | avis", ["\"autre\" || 1 | \"à voir\""], "    sinon:\n      n: 0\n      avis: null\n")
        #expect(try codes(table, "suite.n = 1 and suite.avis = \"à voir\"") == [])
        #expect(try codes(table, "suite.avi = \"à voir\"") == ["nom_inconnu"])
    }

    @Test func aTruthChoosesSalaries() throws {
        let table = Self.table("contrat || vrai", ["\"autre\" || true"], "    sinon: false\n")
        let rule = Rule.with([
            "chaque salarie present": "chaque salarie suite", "contrat = \"autre\"": "contrat != \"cdd\"",
        ])
        let found = try #require(TableFact.workshop(table, rule: rule)).load().findings
        #expect(found.map(\.code) == [])
    }

    @Test func wordsOfATableAreKnownToItsReaders() throws {
        let table = Self.table("contrat || rang", ["\"autre\" || \"haut\""], "    sinon: |\n      \"bas\"\n")
        #expect(try codes(table, "suite = \"haut\"") == [])
        #expect(try codes(table, "suite = \"hautt\"") == ["mot_inconnu"])
    }

    @Test func aTableMayUseFactsWrittenAfterItAndTheCategory() throws {
        let table = Self.table("contrat_retenu | categorie || n", ["\"autre\" | not(null) || 1"], "    sinon: 0\n")
        #expect(try codes(table, "suite = 1") == [])
    }

    @Test func aTableOverAPersonalFieldIsPersonalInConditionsAndResults() throws {
        let tested = Self.table("sexe || n", ["\"F\" || 1"], "    sinon: 0\n")
        #expect(try codes(tested, "contrat = \"autre\"", message: "Rang {suite}.") == ["donnee_personnelle"])
        let cell = Self.table("contrat || n", ["\"autre\" || date_naissance.year"], "    sinon: 0\n")
        #expect(try codes(cell, "contrat = \"autre\"", message: "Rang {suite}.") == ["donnee_personnelle"])
        let free = Self.table("contrat || n", ["\"autre\" || 1"], "    sinon: 0\n")
        #expect(try codes(free, "contrat = \"autre\"", message: "Rang {suite}.") == [])
        #expect(try codes(tested + "    publier: oui\n", "contrat = \"autre\"", message: "Rang {suite}.") == [])
    }

    @Test func onlyWhatMayComeNeedsARow() throws {
        let rows = ["\"autre\", \"cdd\" || 1", "\"cdi\" || 2"]
        let few = Self.table("contrat || n", rows, "    entrees: {contrat: [cdi, cdd, autre]}\n")
        #expect(try codes(few, "suite = 1") == [])
        let texts = Self.table("poste || n", ["\"Maçon\" || 1"], "    entrees:\n      poste: |\n        \"Maçon\"\n")
        #expect(try codes(texts, "contrat = \"autre\" and suite != 2") == [])
        let all = Self.table("contrat || n", rows, "    entrees: {contrat: [cdi, cdd, autre, null]}\n")
        #expect(try codes(all, "suite = 1") == ["table_incomplete"])
    }

    @Test func aComputedTextIsOneOfTheWordsAllowed() throws {
        let cells = ["\"autre\" || if age < 18 then \"haut\" else \"bas\""]
        let table = Self.table(
            "contrat || rang", cells, "    sorties: {rang: [haut, bas]}\n    sinon: |\n      \"haut\"\n")
        #expect(try codes(table, "suite = \"bas\"") == [])
        #expect(try codes(table, "suite = \"basse\"") == ["mot_inconnu"])
        let tight = Self.table("contrat || n", ["\"autre\" || age"], "    sorties: {n: [1, 2]}\n    sinon: 1\n")
        #expect(try codes(tight, "suite = null") == [])
    }

    /// Salariés by a table of the declaration that counts them, prices, categories, and a correction by tables.
    @Test func aTableServesWhereverARuleNeedsAValue() throws {
        let facts = """
              tarif:
                table: |
                  contrat_retenu       || ligne
                  "interim", "stage"   || "gratuit"
                  "apprentissage"      || "reduit"
                  "cdi", "cdd", "autre" || "plein"
              suivi_ici:
                table: |
                  age   || suivi_ici
                  < 18  || true
                  >= 18 || present
                sinon: false
              conseil:
                table: |
                  contrat_retenu | declaration.taille || mot    | fin
                  "autre"        | "petite"           || "cdi"  | date_reference + duration("P1Y")
                  -              | -                  || "cdd"  | null
                politique: premiere

            """
        let size =
            "  taille:\n    table: |\n      count(salaries[present]) || t\n      < 20 || \"petite\"\n"
            + "      >= 20 || \"grande\"\n"
        let rule = Rule.with([
            "chaque salarie present": "chaque salarie suivi_ici", "contrat = \"autre\"": "conseil.mot = \"cdi\"",
            "Contrat à préciser.": "{declaration.taille}, {conseil.mot} jusqu'au {conseil.fin}",
            "  chemin: contrat": "  chemin: contrat\n  attendu: conseil.mot\n"
                + "  correction: {remplacer: contrat, par: conseil.mot}",
        ])
        let tariff = """
            exercice: 2027
            tva: 20.00
            selon: tarif
            non_factures: [gratuit]
            lignes:
              - {code: plein, libelle: Plein, pour: [plein], prix_ht: 138.00}
              - {code: reduit, libelle: Réduit, pour: [reduit], prix_ht: 51.00}

            """
        let workshop = try #require(
            TableFact.workshop(facts, rule: rule)?.replacing(
                "salarie:\n", by: size + "\nsalarie:\n", in: TableFact.path)?
                .replacing("chaque salarie present", by: "chaque salarie suivi_ici", in: "Rules/categories.yaml")
                .map { $0.writing(tariff, to: "Tariffs/2027.yaml") })
        // The examples of determinants count on the shipped fact of who is given a category.
        let found = workshop.load().findings.map(\.message)
        #expect(found.filter { !$0.hasPrefix("l'exemple attend la catégorie") } == [])
    }

    @Test func whatWaitsForAllSalariesChoosesNone() throws {
        let table = Self.table("declaration.presents || vrai", ["> 2 || true", "<= 2 || false"])
        let company = "  presents:\n    valeur: count(salaries[present])\n"
        let rule = Rule.with(["chaque salarie present": "chaque salarie suite"])
        let workshop = try #require(
            TableFact.workshop(table, rule: rule)?
                .replacing("salarie:\n", by: company + "\nsalarie:\n", in: TableFact.path))
        #expect(workshop.load().findings.map(\.code) == ["fait_inconnu"])
    }

    @Test func aBarWithinATextIsNoBorder() throws {
        let table = Self.table("poste || n", ["\"a || \\\" | b\" || 1"], "    sinon: 0\n")
        #expect(try codes(table, "suite = 0 and contrat = \"autre\"") == [])
    }
}
