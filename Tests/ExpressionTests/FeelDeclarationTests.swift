import Foundation
import Testing

/// `aval feel` with the names of the shipped rules.
@Suite("Expressions over a declaration")
struct FeelDeclarationTests {
    private static let declaration = """
        {"exercice": 2025, "date": "2025-06-14", "adherent": {"siret": "45351708800010"}, "determinants": ["amiante"],
         "salaries": [
           {"id": "a", "date_naissance": "2007-06-15", "code_pcs": "632 A", "determinants": ["mineur"]},
           {"id": "b", "date_naissance": "1980-02-03", "code_pcs": "622b", "determinants": ["amiante"]},
           {"id": "c", "date_sortie": "2024-01-01"}]}
        """

    private func run(_ expression: String, _ options: String...) throws -> Program.Run {
        let file = TemporaryFile(Self.declaration)
        return try Program.run(["feel", "--declaration", file.url.path] + options + [expression])
    }

    @Test(arguments: [
        ("siret_valide", "true"), ("date_reference", "@\"2025-06-14\""), ("exercice", "2025"), ("count(salaries)", "3"),
        ("salaries[age < 18].id", #"["a"]"#), ("libelle(pcs_ese, \"632a\")", "\"Maçons qualifiés\""),
        ("connu(naf_2025_construction, \"4332H\", date_reference)", "false"),
        ("ajouter jours ouvres(date_reference, -3, jours_feries)", "@\"2025-06-11\""),
        ("departement(\"25110\")", "\"25\""),
    ])
    func aNameOfTheCompanyHasItsValue(_ expression: String, _ value: String) throws {
        let run = try run(expression)
        #expect(run.output == value + "\n" && run.code == 0, "\(run.errors)")
    }

    @Test(arguments: [
        ("age", "17"), ("categorie", "\"SIA\""), ("present", "true"), ("code_pcs", "\"632a\""),
        ("determinants", #"["mineur"]"#), ("declaration.siret_valide", "true"),
        ("age(date_naissance, @\"2026-06-15\")", "19"),
        ("libelle(pcs_ese, code_pcs)", "\"Maçons qualifiés\""), ("\"632a\" in pcs_ese", "true"),
    ])
    func aNameOfASalarieHasHisValue(_ expression: String, _ value: String) throws {
        let run = try run(expression, "--salarie", "a")
        #expect(run.output == value + "\n" && run.code == 0, "\(run.errors)")
    }

    @Test(arguments: [
        ("age > 3", "age", "un salarié d'une déclaration", "--salarie"),
        ("siret_valide", "siret_valide", "une déclaration", "--declaration"),
        ("count(salaries)", "salaries", "une déclaration", "--declaration"),
    ])
    func aNameOfTheRulesWithoutADeclarationIsToldToNeedOne(
        _ text: String, _ name: String, _ what: String, _ option: String
    ) throws {
        let run = try Program.run(["feel", text])
        #expect(run.code == 1)
        #expect(
            run.errors.contains("« \(name) » est un nom des règles, qui n'a de valeur que pour \(what)"),
            "\(run.errors)")
        #expect(run.errors.contains(option))
    }

    @Test func aNameThatTheRulesDoNotKnowEitherIsUnknown() throws {
        let run = try Program.run(["feel", "prnom"])
        #expect(run.errors.contains("« prnom » n'est pas un nom connu ici"))
        #expect(run.errors.contains("« prenom »"))
    }

    @Test func anotherDayIsThatOfTheWholeJudgement() throws {
        #expect(try run("age", "--salarie", "a", "--date", "2025-06-15").output == "18\n")
        #expect(try run("date_reference", "--date", "2025-06-15").output == "@\"2025-06-15\"\n")
    }

    @Test func oneWhoHasLeftHasNoCategory() throws {
        #expect(try run("categorie", "--salarie", "c").output == "null\n")
    }

    @Test func whatTheContextGivesHidesTheNamesOfTheRules() throws {
        let context = TemporaryFile(#"{"age": 3, "pcs_ese": ["x"]}"#)
        #expect(try run("age", "--salarie", "a", "--context", context.url.path).output == "3\n")
        #expect(try run("count(pcs_ese)", "--context", context.url.path).output == "1\n")
        let run = try run("libelle(pcs_ese, \"632a\")", "--context", context.url.path)
        #expect(run.code == 1 && run.errors.contains("argument_errone"))
    }

    @Test func aWordThatIsNoneIsTold() throws {
        let run = try run("categorie = \"SIX\"", "--salarie", "a")
        #expect(run.code == 1 && run.errors.contains("mot_inconnu"))
    }

    @Test(arguments: [
        ["--salarie", "z"], ["--declaration", "/nowhere.json"], ["--rules", "/nowhere"],
    ])
    func whatCannotBeTakenEndsWithTwo(_ options: [String]) throws {
        let file = TemporaryFile(Self.declaration)
        let run = try Program.run(["feel", "1", "--declaration", file.url.path] + options)
        #expect(run.code == 2 && run.output.isEmpty && !run.errors.isEmpty)
    }

    @Test func whatIsNoDeclarationIsToldWithItsPlace() throws {
        let file = TemporaryFile(#"{"exercice": 2025, "date": "2025-06-14", "salaries": [{"id": 3}]}"#)
        let run = try Program.run(["feel", "1", "--declaration", file.url.path])
        #expect(run.code == 2 && run.errors.contains("/salaries/0/id"))
    }

    @Test func aSalarieIsOneOfADeclaration() throws {
        #expect(try Program.run(["feel", "1", "--salarie", "a"]).code == 2)
    }

    @Test func thePromptTakesADeclarationToo() throws {
        let file = TemporaryFile(Self.declaration)
        let input = """
            :salarie a
            :declaration \(file.url.path)
            siret_valide
            :salarie b
            age
            voisins(pcs_ese, code_pcs)[1]
            :salarie z
            age
            """
        let run = try Program.run(["feel"], input: Data(input.utf8))
        #expect(run.output == "\ntrue\n45\n\"622a\"\n\n45\n")
        #expect(run.code == 1 && run.errors.contains("il n'y a pas encore de déclaration"))
    }
}
