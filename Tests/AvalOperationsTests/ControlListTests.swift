import AvalEngine
import AvalOperations
import RuleTestSupport
import Testing

@Suite("The list of controls")
struct ControlListTests {
    private let rules: ListRules

    init() throws {
        let text = """
            - code: mineur_essai
              fiche: ESS-01
              pour: chaque determinant de salarie present
              si: salarie.age < 18
              etape: categories
              message: "Mineur."
              table: |
                code       || fiche  | gravite                  | reference                        | doute
                "amiante"  || ESS-02 | avertissement            | "Code du travail, art. R. 1-23"   | "à revoir"
                "plomb"    || ESS-03 | avertissement, bloquante | "Code du travail, art. R1-23-1"   | -
              exemples:
                - {salarie: {date_naissance: 2007-01-01, determinants: [plomb]}, gravite: bloquante}
                - {salarie: {determinants: [plomb]}, anomalie: non}

            """
        let workshop = Workshop.shipped.writing(text, to: "Rules/anomalies/essai.yaml")
            .writing("- {fiche: ESS-09, raison: pas dans la déclaration}\n", to: "Rules/hors_controle.yaml")
        rules = ListRules(try #require(workshop.load().rulebook))
    }

    private func query(article: String? = nil, fiche: String? = nil, day: String? = nil) -> ControlQuery {
        var query = ControlQuery()
        (query.article, query.fiche, query.day) = (article, fiche, day.flatMap { ISODay.number($0) })
        return query
    }

    private func codes(_ query: ControlQuery) -> [String] { (try? rules.perform(query))?.controls.map(\.code) ?? [] }

    @Test func everyRuleIsListedWithWhatIsOutOfReachAndTheParameters() throws {
        let list = try rules.perform(ControlQuery())
        #expect(list.controls.count > 30 && list.uncontrolled.count == 1 && !list.parameters.isEmpty)
    }

    @Test(arguments: [("R1-23", 1), ("R. 1-23", 1), ("r1-23-1", 1), ("R1-2", 0), ("R1", 0)])
    func anArticleIsFoundWholeHoweverItIsWritten(_ article: String, _ count: Int) throws {
        let parts = (try? rules.perform(query(article: article)))?.controls.filter { $0.code == "mineur_essai" } ?? []
        #expect(parts.flatMap(\.parts).count == count)
    }

    @Test(arguments: [
        ("D4152-4", true), ("D4152-6", true), ("d. 4152-5", true), ("D4152-6-1", true), ("D4152-7", true),
        ("D4152-3", false), ("D4152-8", false), ("D4152-7-1", false), ("R4152-6", false), ("D4151-6", false),
    ])
    func anArticleIsFoundBetweenTwoThatAReferenceNames(_ article: String, _ isCited: Bool) {
        #expect(codes(query(article: article)).contains("grossesse_rayonnements") == isCited)
    }

    @Test func theArticlesOfDeterminantsFoundTheRulesThatNameThem() {
        #expect(codes(query(article: "R4544-10", day: "2025-09-30")).contains("categorie_incoherente"))
        #expect(!codes(query(article: "R4412-160", day: "2026-04-10")).contains("categorie_incoherente"))
    }

    @Test func anEntryOfARowShowsThatRowAlone() throws {
        #expect(try rules.perform(query(fiche: "ESS-03")).controls.first?.parts.map(\.fiches) == [["ESS-03"]])
        #expect(try rules.perform(query(fiche: "ESS-01")).controls.first?.parts.count == 2)
        #expect(try rules.perform(query(fiche: "ESS-09")).uncontrolled.map(\.reason) == ["pas dans la déclaration"])
    }

    @Test func aFilterThatMatchesNothingSaysSo() {
        #expect(throws: ControlQueryError.self) { try rules.perform(query(fiche: "ESS-99")) }
        do throws(ControlQueryError) { _ = try rules.perform(query(fiche: "ES-01")) } catch {
            #expect(error.message.contains("« ES-01 »") && error.message.contains("« ESS-01 »"))
        }
    }

    @Test func daysBeforeTheCoverHaveOnlyWhatIsJudgedThen() {
        let found = codes(query(day: "2016-12-31"))
        #expect(found.contains("date_hors_regles") && found.contains("valeur_invalide"))
        #expect(!found.contains("mineur_essai"))
    }

    @Test func theTextFitsTheTerminal() throws {
        let text = ControlText(try rules.perform(ControlQuery()), width: 72).text
        let lines = text.split(separator: "\n").filter { $0.contains(" ") }
        #expect(lines.allSatisfy { line in line.count <= 72 || !line.dropFirst(8).contains(" ") })
        #expect(text.contains("ESS-01, ESS-02, ESS-03  mineur_essai"))
        #expect(text.contains("doute : à revoir"))
    }

    @Test func programsReadTheSame() throws {
        let json = try rules.perform(query(fiche: "ESS-03")).json
        let control = try #require(json["controles"]?.array?.first)
        #expect(control["fiches"]?.array?.compactMap(\.string) == ["ESS-01", "ESS-03"])
        #expect(control.at("/cas/0/signature")?.string == "bloquante")
        #expect(control.at("/cas/0/ligne")?.integer == 10)
        #expect(json["parametres"]?.array?.isEmpty == true)
    }
}
