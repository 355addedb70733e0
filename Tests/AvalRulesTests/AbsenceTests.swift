import Foundation
import RuleTestSupport
import Testing

@Suite("Comparisons that an absent value makes true")
struct AbsenceTests {
    /// What is told of a rule with this condition, or of its cases.
    private func told(_ condition: String, of subject: String = "chaque salarie present") -> [String] {
        let path = subject == "declaration" ? "salaries" : "contrat"
        let rule = Rule.with([
            #"si: contrat = "autre""#: condition.contains("cas:") ? condition : "si: " + condition,
            "chaque salarie present": subject,
            "chemin: contrat": subject.contains("determinant") ? "" : "chemin: " + path,
        ])
        let examples = rule.range(of: "  exemples:")
        let text = examples.map { String(rule[..<$0.lowerBound]) } ?? rule
        let found = Workshop.shipped.writing(text, to: Rule.path).load().findings
        // Some of these fire on the model, which is told of them.
        return found.filter { !["exemples_absents", "modele_avec_anomalie"].contains($0.code) }.map {
            "\($0.code) \($0.message)"
        }
    }

    private func isTold(_ condition: String, of subject: String = "chaque salarie present") -> Bool {
        let told = told(condition, of: subject)
        #expect(told.allSatisfy { $0.hasPrefix("absence_non_decidee") }, "\(condition): \(told)")
        return !told.isEmpty
    }

    @Test(arguments: [
        "nom = prenom", #"contrat != "cdi""#, #"not(contrat in ("cdi", "cdd"))"#, #"not(contrat = "cdi")"#,
        "poste in (nom, prenom)", "date_entree = date_sortie", "categorie_declaree != categorie",
        "zone_controlee != true",
        "date_sortie.year != exercice", #"age = 3 or contrat != "cdi""#,
        #"substring(declaration.adherent.tva_intracommunautaire, 5) != substring(declaration.adherent.siret, 1, 9)"#,
        #"if age > 30 then contrat != "cdi" else false"#, "not(nom != prenom)",
        #"cas:\#n    - si: age > 90\#n    - si: contrat != "cdi""#,
        #"not(list contains(["cdi", "cdd"], contrat))"#, #"not(un de(["cdi", "cdd"], [contrat]))"#,
        #"if contrat = "cdi" then false else true"#, #"if contrat in ("cdi", "cdd") then false else age > 3"#,
        #"(if contrat = "cdi" then 0 else 1) = 1"#, #"(if contrat = "cdi" then "non" else "oui") != "non""#,
        #"contrat in (!= "cdi")"#, #"not(contrat in (= "cdi", "cdd"))"#,
        #"not(if contrat = "cdi" then true else false)"#,
    ])
    func areToldWhereNothingDecidesIt(_ condition: String) { #expect(isTold(condition)) }

    @Test(arguments: [
        "nom != null and nom = prenom", "nom = prenom and prenom != null", #"contrat = null or contrat != "cdi""#,
        #"contrat != null and contrat != "cdi""#, #"contrat != "cdi" or contrat = null"#,
        #"if contrat = null then age > 90 else contrat != "cdi""#, #"not(contrat = null or contrat = "cdi")"#,
        #"contrat_retenu != "cdi""#, #"contrat = "cdi""#, "categorie != \"SIR\"", "age < 30 and age != 18",
        "naissance_possible and date_naissance.year != 2000", "en_contrat_court and contrat != \"cdd\"",
        #"cas:\#n    - si: contrat = null\#n    - si: contrat != "cdi""#,
        #"cas:\#n    - {du: 2024-01-01, si: contrat = null}\#n    - {du: 2025-01-01, si: contrat != "cdi"}"#,
        #"list contains(["cdi", "cdd"], contrat)"#, #"if contrat = "cdi" then true else false"#,
        #"contrat != null and (if contrat = "cdi" then false else true)"#,
        #"if contrat != null and contrat = "cdi" then true else age > 3"#,
        #"(if contrat = "cdi" then 1 else 0) = 1"#, #"contrat != null and contrat in (!= "cdi")"#,
        #"contrat != null and not(list contains(["cdi", "cdd"], contrat))"#,
        "not(age in [18..30])", "not(starts with(poste, \"M\"))",
        #"""
        declaration.siret_valide and starts with(declaration.adherent.tva_intracommunautaire, "FR") and substring(declaration.adherent.tva_intracommunautaire, 5) != substring(declaration.adherent.siret, 1, 9)
        """#,
    ])
    func areLeftAloneWhereSomethingDecidesIt(_ condition: String) { #expect(!isTold(condition)) }

    @Test func ofTheSalariésOfALoopWhatItsFiltersSayCounts() {
        #expect(isTold("some s in salaries satisfies s.nom = s.prenom", of: "declaration"))
        #expect(isTold(#"count(salaries[contrat != "cdi"]) > 2"#, of: "declaration"))
        #expect(!isTold(#"some s in salaries[contrat != null] satisfies s.contrat != "cdi""#, of: "declaration"))
        #expect(!isTold(#"count(salaries[contrat != null and contrat != "cdi"]) > 2"#, of: "declaration"))
    }

    @Test func aCategoryIsThereForThoseWhoArePresentAlone() {
        #expect(isTold(#"categorie != "SIR""#, of: "chaque salarie"))
        #expect(!isTold(#"present and categorie != "SIR""#, of: "chaque salarie"))
    }

    @Test func theSalariéWhoCarriesADeterminantIsAskedToo() {
        let subject = "chaque determinant de salarie present"
        #expect(isTold(#"code != "amiante" and salarie.contrat != "cdi""#, of: subject))
        #expect(!isTold(#"code != "amiante" and salarie.contrat = "cdi""#, of: subject))
    }

    @Test func anUnequalCellOfATableIsAComparison() {
        func codes(_ first: String) -> [String] {
            let table = "table: |\n    contrat || message\n    \(first) || \"A\"\n    != \"cdi\" || \"B\""
            let rule = Rule.with([#"si: contrat = "autre""#: table, "  message: \"Contrat à préciser.\"\n": ""])
            return Workshop.shipped.writing(rule, to: Rule.path).load().findings.map(\.code)
        }
        #expect(codes(#""stage""#) == ["absence_non_decidee"])
        #expect(!codes("null").contains("absence_non_decidee"))
    }

    @Test func whatComputesAFactIsAskedToo() throws {
        let facts = "Rules/faits.yaml"
        let text = try #require(Workshop.shipped.texts[facts])
        let fact = "  essai:\n    valeur: contrat != \"cdi\"\n    pour_tarifs: oui\n"
        let found = Workshop.shipped.writing(text + fact, to: facts).load().findings
        #expect(found.map(\.code) == ["absence_non_decidee"])
    }

    @Test func aTableThatIsTrueOfAWordAloneSaysThatItIsThere() throws {
        let table = { (cell: String) in
            "  suite:\n    table: |\n      contrat || vrai\n      \(cell) || true\n    sinon: false\n"
        }
        func codes(_ cell: String) throws -> [String] {
            let rule = Rule.with([#"si: contrat = "autre""#: #"si: suite and contrat != "cdi""#])
            let text = try #require(Workshop.shipped.texts["Rules/faits.yaml"]) + table(cell)
            return Workshop.shipped.writing(text, to: "Rules/faits.yaml").writing(rule, to: Rule.path).load().findings
                .map(\.code)
        }
        #expect(try !codes(#""autre""#).contains("absence_non_decidee"))
        #expect(try codes(#"not("cdi")"#).contains("absence_non_decidee"))
    }

    @Test func theFindingSaysWhatToAdd() {
        let rule = Rule.with([#"si: contrat = "autre""#: #"si: contrat != "cdi""#])
        let finding = Workshop.shipped.writing(rule, to: Rule.path).load().findings.first {
            $0.code == "absence_non_decidee"
        }
        #expect(finding?.message == "« contrat != \"cdi\" » est vrai quand « contrat » manque")
        #expect(finding?.help?.contains("« contrat != null and … »") == true)
        #expect(finding?.help?.contains("« contrat = null or … »") == true)
    }
}
