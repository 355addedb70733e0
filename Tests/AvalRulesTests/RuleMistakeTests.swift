import RuleTestSupport
import Testing

@Suite("Mistakes around the condition of a rule")
struct RuleMistakeTests {
    static let keys = [
        Rule.mistake("An accent in a key", ["  gravite:": "  ⟦gravité⟧:"], ["cle_inconnue"], help: "« gravite »"),
        Rule.mistake(
            "A severity in the masculine", ["avertissement": "⟦bloquant⟧"], ["valeur_inattendue"], help: "« bloquante »"
        ),
        Rule.mistake(
            "A step in the singular", ["etape: salaries": "etape: ⟦salarie⟧"], ["valeur_inattendue"],
            help: "« salaries »"),
        Rule.mistake(
            "No message", ["  message: \"Contrat à préciser.\"\n": "", "code: essai": "code: ⟦essai⟧"],
            ["cle_manquante"],
            help: "message"),
        Rule.mistake(
            "No condition", ["  si: contrat = \"autre\"\n": "", "code: essai": "code: ⟦essai⟧"], ["cle_manquante"],
            help: "si"),
        Rule.mistake(
            "No subject", ["  pour: chaque salarie present\n": "", "code: essai": "⟦code⟧: essai"], ["cle_manquante"],
            help: "pour"),
        Rule.mistake(
            "A field that there is not", ["chemin: contrat": "chemin: ⟦contra⟧"], ["champ_inconnu"], help: "« contrat »"
        ),
        Rule.mistake(
            "A field of the declaration", ["chemin: contrat": "chemin: ⟦adherent.siret⟧"], ["champ_inconnu"],
            help: "« declaration.adherent.siret »"),
        Rule.mistake(
            "Dates the wrong way round", ["  etape": "  du: 2026-01-01\n  au: ⟦2025-01-01⟧\n  etape"],
            ["periode_inversee"]),
        Rule.mistake(
            "A date as people say it", ["  etape": "  du: ⟦01/02/2026⟧\n  etape"], ["valeur_inattendue"],
            help: "« 2026-02-01 »"),
        Rule.mistake(
            "A last day before the cover",
            [
                "code: essai": "code: ⟦essai⟧\n  au: 2015-12-31",
                "- {salarie: {contrat: autre}, anomalie: oui}": "- ⟦{salarie: {contrat: autre}, anomalie: oui}⟧",
            ], ["jamais_en_vigueur", "exemple_faux"]),
        Rule.mistake(
            "A first day before the cover", ["code: essai": "code: ⟦essai⟧\n  du: 2015-12-31"], ["avant_couverture"]),
        Rule.mistake("« oui » with a capital", ["  etape": "  hors_couverture: ⟦Oui⟧\n  etape"], ["valeur_inattendue"]),
    ]

    static let subjects = [
        Rule.mistake(
            "A subject with accents", ["chaque salarie present": "⟦chaque salarié présent⟧"], ["sujet_inconnu"],
            help: "« chaque salarie present »"),
        Rule.mistake(
            "A subject without « chaque »", ["chaque salarie present": "⟦salarie⟧"], ["sujet_inconnu"],
            help: "« chaque salarie »"),
        Rule.mistake(
            "A misspelt fact of choice", ["chaque salarie present": "⟦chaque salarie presnt⟧"], ["fait_inconnu"],
            help: "« present »"),
        Rule.mistake(
            "A fact that is neither true nor false", ["chaque salarie present": "⟦chaque salarie age⟧"],
            ["fait_inconnu"], help: "« si »"),
    ]

    static let corrections = [
        Rule.correction(
            "A field that there is not to correct", "{remplacer: ⟦contra⟧, par: contrat}", "champ_inconnu",
            help: "« contrat »"),
        Rule.correction("A personal field to correct", "{remplacer: ⟦nom⟧, par: contrat}", "correction_impossible"),
        Rule.correction("A value of another kind", "{remplacer: date_entree, par: ⟦contrat⟧}", "type_errone"),
        Rule.correction("A word without marks", "{remplacer: contrat, par: ⟦cdi⟧}", "nom_inconnu", help: #""cdi""#),
        Rule.correction(
            "The word of the other form", "{remplacer: contrat, ⟦valeur⟧: contrat}", "cle_inconnue", help: "« par"),
        Rule.correction(
            "Both forms at once", "{⟦remplacer⟧: contrat, par: contrat, ajouter: declaration.determinants}",
            "cle_en_trop"),
        Rule.correction("A value alone", "⟦cdi⟧", "valeur_inattendue", help: "remplacer"),
        Rule.correction(
            "A misspelt word of the field", "\n    remplacer: contrat\n    par: |\n      ⟦\"CDI\"⟧", "mot_inconnu",
            help: "« cdi »"),
    ]

    static let examples = [
        Rule.mistake(
            "No example",
            [
                "code: essai": "code: ⟦essai⟧", "  exemples:\n": "",
                "    - {salarie: {contrat: autre}, anomalie: oui}\n": "",
                "    - {salarie: {contrat: cdi}, anomalie: non}\n": "",
            ], ["exemples_absents"]),
        Rule.mistake(
            "A misspelt field in an example", ["{contrat: cdi}": "{⟦contra⟧: cdi}"], ["exemple_douteux"],
            help: "« contrat »"),
        Rule.mistake(
            "A misspelt word in an example", ["{contrat: cdi}": "{contrat: ⟦CDI⟧}"], ["exemple_douteux"],
            help: "« cdi »"),
        Rule.mistake(
            "An example that expects the contrary",
            [
                "- {salarie: {contrat: cdi}, anomalie: non}": "- ⟦{salarie: {contrat: cdi}, anomalie: oui}⟧",
                "code: essai": "code: ⟦essai⟧",
            ], ["exemples_incomplets", "exemple_faux"]),
        Rule.mistake(
            "An example that expects nothing",
            [
                "- {salarie: {contrat: cdi}, anomalie: non}": "- {⟦salarie⟧: {contrat: cdi}}"
            ], ["cle_manquante"]),
        Rule.mistake(
            "« true » in an example", ["anomalie: oui}": "anomalie: ⟦true⟧}"],
            ["valeur_inattendue"]),
    ]

    @Test(arguments: keys + subjects + corrections + examples)
    func isToldOnceWhereItStands(_ mistake: Mistake) {
        #expect(mistake.difference() == nil)
    }
}
