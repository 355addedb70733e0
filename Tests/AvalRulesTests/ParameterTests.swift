import RuleTestSupport
import Testing

@Suite("The service's own choices")
struct ParameterTests {
    private static let path = "Rules/service.yaml"

    /// The parameters of the repository with a text of the first changed.
    private static func changed(
        _ sentence: String, _ old: String, _ new: String, _ codes: [String], help: String? = nil
    ) -> Mistake {
        let text = Workshop.shipped.texts[path] ?? ""
        precondition(text.contains(old), "the parameters have no « \(old) »")
        return Mistake(sentence, new: path, text.replacing(old, with: new, maxReplacements: 1), codes, help: help)
    }

    static let own = [
        changed(
            "A word that it may not be", "defaut: SI", "defaut: ⟦SIRE⟧", ["valeur_inattendue"], help: "« SIR »"),
        changed(
            "A value that it may not be", "  defaut: SI\n", "  defaut: SI\n  valeur: ⟦Si⟧\n", ["valeur_inattendue"],
            help: "« SI »"),
        changed(
            "No default", "- code: categorie_apres_reforme_2025",
            "- ⟦code⟧: muet\n  libelle: Muet\n  type: oui_non\n  raison: r\n- code: categorie_apres_reforme_2025",
            ["cle_manquante"]),
        changed("A kind that there is not", "parmi: categories", "type: ⟦texte⟧", ["valeur_inattendue"]),
        changed("A list and a kind", "parmi: categories", "parmi: categories\n  ⟦type⟧: oui_non", ["cle_en_trop"]),
        changed("One word is no choice", "parmi: categories", "parmi: ⟦[SI]⟧", ["liste_vide"]),
        changed(
            "A value beside dated ones", "  defaut: SI\n",
            "  defaut: SI\n  ⟦valeur⟧: SI\n  valeurs:\n    - {valeur: SI}\n", ["cle_en_trop"]),
        changed(
            "A day in two values", "  defaut: SI\n",
            "  defaut: SI\n  valeurs:\n    - {au: 2026-01-01, valeur: SI}\n    - {du: 2026-01-01, valeur: ⟦SIA⟧}\n",
            ["valeurs_superposees"]),
        changed(
            "Days in none", "  defaut: SI\n",
            "  defaut: SI\n  valeurs:\n    - {au: 2026-01-01, valeur: SI}\n    - {du: 2026-01-03, valeur: ⟦SIA⟧}\n",
            ["valeurs_trouees"]),
    ]

    static let readers = [
        Rule.condition(
            "A parameter that there is not", #"contrat = "autre" and ⟦service.categorie_apres_reforme_2026⟧ = "SI""#,
            "nom_inconnu",
            help: "categorie_apres_reforme_2025"),
        Rule.condition(
            "A word that a parameter may not be", #"service.categorie_apres_reforme_2025 = ⟦"Si"⟧"#, "mot_inconnu",
            help: "« SI »"),
        Mistake(
            "A period that names a parameter that there is not", in: "Rules/determinants.yaml",
            "categorie: service.categorie_apres_reforme_2025", "categorie: ⟦service.categorie_apres_reforme⟧",
            ["parametre_inconnu"], help: "service.categorie_apres_reforme_2025"),
    ]

    @Test(arguments: own + readers)
    func isToldOnceWhereItStands(_ mistake: Mistake) { #expect(mistake.difference() == nil) }

    /// The parameters of the repository with dated values of the first.
    private static func dated(_ values: String) throws -> [[String]] {
        let text = try #require(Workshop.shipped.texts[path])
        let changed = text.replacing("  defaut: SI\n", with: "  defaut: SI\n  valeurs: \(values)\n", maxReplacements: 1)
        return Workshop.shipped.writing(changed, to: path).load().findings.filter {
            $0.code.hasPrefix("valeurs_")
        }.map { [$0.message] + $0.drawing }
    }

    @Test func daysWithoutAValueAreDrawnWithADeclaration() throws {
        let found = try Self.dated("[{au: 2026-01-01, valeur: SI}, {du: 2026-02-01, valeur: SIA}]")
        #expect(
            found == [
                [
                    "des jours manquent entre cette valeur et la précédente : le défaut vaut du 2026-01-02 au 2026-01-31",
                    "2017-01-01 → 2026-01-01 ──── SI", "2026-01-02 → 2026-01-31 ┄┄┄┄ rien",
                    "2026-02-01 → …          ──── SIA", "exemple : {date: 2026-01-02}",
                ]
            ])
    }

    @Test func daysWithTwoValuesAreDrawn() throws {
        let found = try Self.dated("[{au: 2026-02-01, valeur: SI}, {du: 2026-01-15, valeur: SIA}]")
        #expect(found.count == 1)
        #expect(found.first?.first?.hasSuffix("deux valent du 2026-01-15 au 2026-02-01") == true)
        #expect(found.first?.contains("2026-01-15 → 2026-02-01 ════ SI et SIA") == true)
    }

    @Test func daysThatTheRulesCoverBeforeTheFirstValueAreTold() throws {
        let found = try Self.dated("[{du: 2018-01-01, valeur: SIA}]")
        #expect(found.count == 1)
        #expect(found.first?.first?.hasSuffix("le défaut vaut du 2017-01-01 au 2017-12-31") == true)
    }

    @Test func aParameterThatNothingReadsIsTold() throws {
        let text = "- {code: seul, libelle: Seul, type: oui_non, defaut: non, raison: essai}\n"
        let workshop = Workshop.shipped
        let found = workshop.writing(try #require(workshop.texts[Self.path]) + text, to: Self.path).load().findings
        #expect(found.map(\.code) == ["parametre_inutile"])
    }

    @Test(arguments: ["aucun", "avertissement", "bloquante"])
    func anExampleIsJudgedWhereTheServiceChoseWhatItIsAbout(_ word: String) throws {
        let changed = Workshop.shipped.replacing(
            "parmi: [bloquante, avertissement, aucun]",
            by: "parmi: [bloquante, avertissement, aucun]\n  valeur: \(word)",
            in: Self.path)
        #expect(try #require(changed).load().findings.map(\.code) == [])
    }

    @Test(arguments: [
        ("controle_couriel: aucun", "parametre_inconnu"), ("controle_courriel: aucune", "valeur_inattendue"),
    ])
    func aWrongChoiceInAnExampleIsTold(_ wrong: String, _ code: String) throws {
        let path = "Rules/anomalies/adherent.yaml"
        let changed = Workshop.shipped.replacing("controle_courriel: aucun}", by: wrong + "}", in: path)
        #expect(try #require(changed).load().findings.map(\.code) == [code])
    }

    @Test func aPeriodIsCutWhereItsParameterChanges() throws {
        let changed = Workshop.shipped.replacing(
            "  defaut: SI\n",
            by: "  defaut: SI\n  valeurs:\n    - {au: 2026-06-30, valeur: SI}\n    - {du: 2026-07-01, valeur: SIA}\n",
            in: Self.path)
        let model = try #require(changed?.load().rulebook).rules.model
        let periods = try #require(model.determinants.first { $0.code == "caces" }).periods
        #expect(periods.map(\.category) == [2, 0, 1])
        #expect(periods[1].validity.to.map { $0 + 1 } == periods[2].validity.from)
    }

    @Test(arguments: ["parmi: [oui, non]", "type: oui_non"])
    func aConditionReadsTheSettingOfTheDay(_ kind: String) throws {
        let parameter = """
            - code: essai
              libelle: Essai
              \(kind)
              valeurs:
                - {au: 2023-12-31, valeur: non}
                - {du: 2024-01-01, valeur: oui}
              defaut: non
              raison: essai

            """
        let test = kind.hasPrefix("type") ? "service.essai" : #"service.essai = "oui""#
        let rule = Rule.with([
            #"si: contrat = "autre""#: #"si: contrat = "autre" and \#(test)"#,
            "{salarie: {contrat: autre}, anomalie: oui}":
                "{salarie: {contrat: autre}, date: 2024-01-01, anomalie: oui}",
            "{salarie: {contrat: cdi}, anomalie: non}":
                "{salarie: {contrat: autre}, date: 2023-12-31, anomalie: non}",
        ])
        let workshop = Workshop.shipped
        let text = try #require(workshop.texts[Self.path]) + parameter
        let found = workshop.writing(text, to: Self.path).writing(rule, to: Rule.path).load().findings
        #expect(found.isEmpty, "\(found.map(\.message))")
    }
}
