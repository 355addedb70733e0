import RuleTestSupport
import Testing

@Suite("Entries of the list of controls, and what the rules of a file share")
struct FicheTests {
    private static let own = #"message: "Contrat à préciser.""#

    static let fiches = [
        Rule.mistake(
            "A name in small letters", [own: own + "\n  fiche: ⟦age-01⟧"], ["fiche_mal_formee"], help: "« AGE-01 »"),
        Rule.mistake("A name without its number", [own: own + "\n  fiche: [ESS-01, ⟦ESS⟧]"], ["fiche_mal_formee"]),
        Rule.mistake("A name twice in a list", [own: own + "\n  fiche: [ESS-01, ⟦ESS-01⟧]"], ["nom_en_double"]),
        Rule.mistake(
            "An article and a reason why there is none",
            [own: own + "\n  reference: \"Article\"", "sans_article": "⟦sans_article⟧"], ["cle_en_trop"]),
        Rule.mistake(
            "Neither an article nor a reason", ["  sans_article: \"essai\"\n": "", "code: essai": "code: ⟦essai⟧"],
            ["article_absent"]),
        Rule.mistake(
            "A day of review as people say it", [own: own + "\n  a_revoir: ⟦31/03/2027⟧"], ["valeur_inattendue"]),
        Rule.mistake("A day of review that is none", [own: own + "\n  a_revoir: ⟦2027-02-30⟧"], ["date_impossible"]),
    ]

    static let files = [
        Mistake(
            "An entry that another rule answers", new: Rule.path,
            file(first: "fiche: ESS-01", second: "fiche: ⟦ESS-01⟧"), ["fiche_en_double"], help: "« ESS-01a »"),
        Mistake(
            "A whole entry where another rule answers a part", new: Rule.path,
            file(first: "fiche: ESS-01a", second: "fiche: ⟦ESS-01⟧"), ["fiche_en_double"]),
        Mistake(
            "Two parts of an entry", new: Rule.path, file(first: "fiche: ESS-01a", second: "fiche: ESS-01b"), []),
        Mistake(
            "A key that is no default", new: Rule.path,
            file(defaults: "  ⟦message⟧: \"Bonjour\"\n"), ["cle_inconnue"]),
        Mistake(
            "A default that every rule says itself", new: Rule.path,
            file(defaults: "  ⟦chemin⟧: poste\n"), ["defaut_inutile"]),
        Mistake("Defaults without rules", new: Rule.path, "⟦par_defaut⟧:\n  etape: salaries\n", ["cle_manquante"]),
        Mistake(
            "A wrong default is told once", new: Rule.path,
            file(etape: "⟦salarie⟧"), ["valeur_inattendue"], help: "« salaries »"),
        Mistake(
            "An entry out of reach without its reason", new: "Rules/hors_controle.yaml", "- ⟦fiche⟧: ESS-09\n",
            ["cle_manquante"]),
        Mistake(
            "An entry out of reach twice", new: "Rules/hors_controle.yaml",
            "- {fiche: ESS-09, raison: r}\n- {fiche: ⟦ESS-09⟧, raison: r}\n", ["fiche_en_double"]),
    ]

    @Test(arguments: fiches + files)
    func isToldOnceWhereItStands(_ mistake: Mistake) { #expect(mistake.difference() == nil) }

    @Test func whatARuleSaysItselfWinsOverTheDefault() throws {
        let text = Self.file(first: "gravite: bloquante", second: "fiche: ESS-01")
        let model = try #require(Workshop.shipped.writing(text, to: Rule.path).load().rulebook).rules.model
        let rules = try [1, 2].map { number in try #require(model.anomalies.first { $0.code == "essai\(number)" }) }
        #expect(rules.map(\.wording.gravity?.signing) == [.bloquante, .avertissement])
        #expect(rules.map(\.step) == [.salaries, .salaries])
    }

    @Test func aCaseThatRestsOnNoArticleDoesNotTakeTheRules() throws {
        let rule = Rule.with([
            #"si: contrat = "autre""#:
                "reference: \"L1\"\n  cas:\n    - {si: contrat = \"autre\", sans_article: choix}\n"
                + "    - {si: contrat = \"stage\"}",
            "  sans_article: \"essai\"\n": "",
        ])
        let rules = try #require(Workshop.shipped.writing(rule, to: Rule.path).load().rulebook).rules
        let cases = try #require(rules.all.first { $0.code == "essai" }).cases
        #expect(cases.map { $0.reference == nil } == [true, false])
    }

    /// Two rules that share what a file says for both.
    private static func file(
        defaults: String = "", etape: String = "salaries", first: String = "fiche: ESS-01",
        second: String = "fiche: ESS-02"
    ) -> String {
        func rule(_ number: Int, _ word: String, _ line: String) -> String {
            """
              - code: essai\(number)
                \(line)
                si: contrat = "\(word)"
                chemin: contrat
                message: "Contrat à préciser."
                exemples:
                  - {salarie: {contrat: \(word)}, anomalie: oui}
                  - {salarie: {contrat: cdi}, anomalie: non}

            """
        }
        return "par_defaut:\n  pour: chaque salarie present\n  etape: \(etape)\n  gravite: avertissement\n\(defaults)"
            + "  sans_article: \"choix du service\"\nanomalies:\n" + rule(1, "autre", first) + rule(2, "stage", second)
    }
}
