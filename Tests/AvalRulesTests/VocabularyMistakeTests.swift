import RuleTestSupport
import Testing

@Suite("Mistakes in the vocabulary, the facts, the model and the lists")
struct VocabularyMistakeTests {
    private static let vocabulary = "Rules/vocabulaire.yaml"
    private static let facts = "Rules/faits.yaml"
    private static let payments = "Rules/paiements.yaml"
    private static let retained = "valeur: if contrat = null then \"cdi\" else contrat"

    static let fields = [
        Mistake(
            "A misspelt type", in: vocabulary, "poste: {type: texte", "poste: {type: ⟦text⟧", ["valeur_inattendue"],
            help: "« texte »"),
        Mistake("No type", in: vocabulary, "poste: {type: texte, ", "⟦poste⟧: {", ["cle_manquante"], help: "type"),
        Mistake(
            "A word without its list", in: vocabulary,
            "sexe: {type: mot, parmi: [F, M], libelles: {F: Femme, M: Homme}, ", "sexe: {⟦type⟧: mot, ",
            ["cle_manquante"], help: "parmi"),
        Mistake(
            "An unknown list of words", in: vocabulary, "parmi: categories", "parmi: ⟦categorie⟧", ["liste_inconnue"],
            help: "« categories »"),
        Mistake("A word twice", in: vocabulary, "[F, M]", "[F, M, ⟦F⟧]", ["nom_en_double"]),
        Mistake(
            "« false » for « non »", in: vocabulary, "personnel: non", "personnel: ⟦false⟧", ["valeur_inattendue"],
            help: "oui"),
        Mistake(
            "An accent in a field", in: vocabulary, "  poste: {type", "  ⟦intitulé⟧: {type: texte}\n  poste: {type",
            ["nom_mal_forme"], help: "« intitule »"),
        Mistake(
            "A field twice", in: vocabulary, "  sexe: {type", "  ⟦nom⟧: {type: texte}\n  sexe: {type", ["cle_en_double"]
        ),
        Mistake(
            "A name that judging gives", in: vocabulary, "  poste: {type",
            "  ⟦categorie⟧: {type: texte}\n  poste: {type", ["nom_en_double"]),
        Mistake(
            "A misspelt way of reading", in: vocabulary, "lecture: [sans_blancs]", "lecture: [⟦sans_blanc⟧]",
            ["valeur_inattendue"], help: "« sans_blancs »"),
        Mistake(
            "A list of unknown records", in: vocabulary, "  motivations: {liste_de",
            "  autres: {liste_de: ⟦motivations⟧}\n  motivations: {liste_de", ["fiche_inconnue"], help: "« motivation »"),
        Mistake(
            "A field of the contract removed", in: vocabulary, "salarie:\n  id", "⟦salarie⟧:\n  ide",
            ["champ_du_contrat"]),
    ]

    static let shapes = [
        Mistake(
            "A type without its key", in: vocabulary,
            "  prenom: {type: texte, libelle: prénom, autres_noms: [prénoms]}",
            "  ⟦prenom⟧: texte", ["valeur_inattendue"],
            help: "« prenom: {type: texte} »"),
        Mistake(
            "A list of words with a misspelt name", in: vocabulary, "modes_de_paiement,", "⟦modes_de_paiements⟧,",
            ["liste_inconnue"], help: "« modes_de_paiement »"),
    ]

    static let computed = [
        Mistake(
            "Facts that go in circles", in: facts, "  age:",
            "  ⟦un⟧:\n    valeur: deux + 1\n  deux:\n    valeur: un + 1\n  age:", ["faits_circulaires"]),
        Mistake(
            "The name of a function", in: facts, "  age:", "  ⟦count⟧:\n    valeur: exercice\n  age:", ["nom_en_double"]
        ),
        Mistake(
            "The name of a field", in: facts, "  age:", "  ⟦poste⟧:\n    valeur: exercice\n  age:", ["nom_en_double"]),
        Mistake(
            "A fact that nothing uses", in: facts, "  age:", "  ⟦inutile⟧:\n    valeur: exercice\n  age:",
            ["fait_inutile"]),
        Mistake(
            "An expression between marks", in: facts, retained, "valeur: ⟦\"if contrat\"⟧",
            ["expression_entre_guillemets"]),
        Mistake(
            "An expression beside the name", in: facts, "  contrat_retenu:\n    " + retained,
            "  ⟦contrat_retenu⟧: contrat", ["valeur_inattendue"], help: "valeur:"),
        Mistake(
            "A misspelt field", in: facts, "date_sortie >= date_reference", "⟦date_sorti⟧ >= date_reference",
            ["nom_inconnu"], help: "« date_sortie »"),
        Mistake("Facts of another record", in: facts, "salarie:\n  age", "⟦adherent⟧:\n  age", ["fiche_inconnue"]),
        Mistake(
            "A word that is in no list", in: facts, "then \"cdi\"", "then \"CDI\"", [],
            elsewhere: ["fait_sans_mots", "fait_inconnu"]),
    ]

    static let lists = [
        Mistake(
            "A misspelt field that a mode needs", in: payments, "paiement.rum", "⟦paiement.rumm⟧", ["champ_inconnu"],
            help: "« paiement.rum »"),
        Mistake(
            "A field without its group", in: payments, "paiement.rum", "⟦rum⟧", ["champ_inconnu"],
            help: "« paiement.rum »"),
        Mistake(
            "A field alone where a list is due", in: payments, "[paiement.iban, paiement.rum]", "⟦paiement.iban⟧",
            ["valeur_inattendue"]),
        Mistake(
            "A misspelt field in the model", in: "Rules/modele.yaml", "poste: Menuisier", "⟦post⟧: Menuisier",
            ["modele_invalide"], help: "« poste »"),
        Mistake(
            "A misspelt word in the model", in: "Rules/modele.yaml", "contrat: cdi", "contrat: ⟦CDI⟧",
            ["modele_invalide"], help: "« cdi »"),
        Mistake(
            "An impossible day in the model", in: "Rules/modele.yaml", "date: 2023-11-15", "date: ⟦2023-02-30⟧",
            ["modele_invalide"]),
        Mistake(
            "A list of codes that nothing uses", new: "Rules/nomenclatures/x.yaml",
            "nomenclature: ⟦x⟧\nlibelle: X\ncodes:\n  a: A\n", ["nomenclature_inutile"]),
        Mistake(
            "Codes without labels", new: "Rules/nomenclatures/x.yaml", "nomenclature: x\nlibelle: X\ncodes: ⟦[a, b]⟧\n",
            ["valeur_inattendue"], help: "code:"),
        Mistake(
            "A list under the name of a field", new: "Rules/nomenclatures/x.yaml",
            "nomenclature: ⟦numero⟧\nlibelle: X\ncodes:\n  a: A\n", ["nom_en_double"]),
        Mistake(
            "A misnamed file", new: "Rules/determinant.yaml", "⟦⟧- code: x\n", ["fichier_inconnu"],
            help: "« determinants.yaml »"),
        Mistake(
            "A file of another name", new: "Rules/divers.yaml", "⟦⟧- code: x\n", ["fichier_inconnu"], help: "« faits/ »"
        ),
        Mistake(
            "A file of anomalies with nothing in it", new: "Rules/anomalies/vide.yaml", "⟦⟧# rien\n", ["fichier_vide"]),
        Mistake(
            "An anomaly without its dash", new: "Rules/anomalies/x.yaml", "⟦code⟧: x\npour: declaration\n",
            ["valeur_inattendue"], help: "- code"),
    ]

    @Test(arguments: fields + shapes + computed + lists)
    func isToldOnceWhereItStands(_ mistake: Mistake) {
        #expect(mistake.difference() == nil)
    }

    @Test func factsWithDashesAreToldWithoutAllThatNeededThem() {
        let text = "salarie:\n  - age:\n      valeur: exercice\n"
        #expect(Workshop.shipped.writing(text, to: Self.facts).load().findings.map(\.code) == ["valeur_inattendue"])
    }

    @Test func examplesLeftBelowTheCasesAreToldOnce() throws {
        let path = "Rules/anomalies/salaries.yaml"
        let text = try #require(Workshop.shipped.texts[path])
        let end = "ce jour.\"\n  exemples:\n"
        let workshop = try #require(Workshop.shipped.replacing(end, by: "ce jour.\"\n", in: path))
        #expect(text.contains(end))
        #expect(workshop.load().findings.map(\.code) == ["cas_inattendu"])
    }

    @Test func aForgottenDashBetweenTwoRulesIsToldOnce() {
        let second = Rule.with(["- code: essai": "  code: second"])
        let findings = Workshop.shipped.writing(Rule.right + second, to: Rule.path).load().findings
        #expect(findings.map(\.code) == ["cle_en_double"])
        #expect(findings.first?.help?.contains("tiret") == true)
    }

    @Test func whatAGroupHasNotIsToldByTheNameOfTheGroup() throws {
        let rule = Rule.with(["contrat = \"autre\"": "declaration.adherent.sirett = null"])
        let finding = try #require(Workshop.shipped.writing(rule, to: Rule.path).load().findings.first)
        #expect(finding.message.contains("« declaration.adherent »"))
        #expect(finding.help?.contains("« siret »") == true)
    }

    @Test(arguments: [
        "couverture", "vocabulaire", "categories", "determinants", "faits", "paiements", "campagnes", "modele",
    ])
    func aMissingFileIsToldAloneHoweverManyNamesItGave(_ name: String) {
        let findings = Workshop.shipped.removing("Rules/\(name).yaml").load().findings
        #expect(findings.map(\.code) == ["fichier_absent"])
    }

    @Test(arguments: [
        "couverture", "vocabulaire", "categories", "determinants", "faits", "paiements", "campagnes", "modele",
    ])
    func anEmptyFileIsToldAlone(_ name: String) {
        let findings = Workshop.shipped.writing("# rien\n", to: "Rules/\(name).yaml").load().findings
        #expect(findings.map(\.code) == ["fichier_vide"])
    }
}
