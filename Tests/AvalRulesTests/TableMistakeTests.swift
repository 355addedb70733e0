import RuleTestSupport
import Testing

@Suite("Mistakes in the tables of facts")
struct TableMistakeTests {
    static let last = "      >= 18 | not(\"interim\") || 60\n"

    static let written = [
        TableFact.mistake(
            "No border in the header", ["age   | contrat_retenu || mois": "⟦age   | contrat_retenu | mois⟧"],
            ["double_barre"], help: "« || »"),
        TableFact.mistake(
            "No border in a row", ["< 18  | -              || 12": "⟦< 18  | -              | 12⟧"], ["double_barre"],
            help: "« || »"),
        TableFact.mistake(
            "A text that is not closed", ["| \"interim\"      || 24": "| ⟦\"interim      || 24⟧"], ["syntaxe"],
            help: "guillemet droit"),
        TableFact.mistake("An interval with a hyphen", ["< 18  |": "⟦16-18⟧ |"], ["type_errone"], help: "[16..18]"),
        TableFact.mistake(
            "A cell too few", ["< 18  | -              || 12": "⟦< 18  || 12⟧"], ["cellules_en_nombre"], help: "« - »"),
        TableFact.mistake(
            "An empty condition", ["| -              ||": "|        ⟦⟧        ||"], ["cellule_vide"], help: "« - »"),
        TableFact.mistake("An empty result", ["|| 12": "||⟦⟧"], ["cellule_vide"], help: "null"),
        TableFact.mistake("A tab", ["< 18  |": "< 18⟦\t⟧|"], ["tabulation"], help: "espaces"),
        TableFact.mistake("A table on one line", ["|\n      age": "⟦age", "|| 60\n": "|| 60⟧\n"], ["table_attendue"]),
        TableFact.mistake(
            "An accent in the name of a result", ["|| mois": "|| ⟦délai⟧"], ["nom_mal_forme"], help: "« delai »"),
        TableFact.mistake("A misspelt input", ["age   |": "⟦aage⟧  |"], ["nom_inconnu"], help: "« age »"),
        TableFact.mistake(
            "A misspelt word in a condition", ["| \"interim\"": "| ⟦\"interin\"⟧"], ["mot_inconnu"], help: "« interim »"
        ),
        TableFact.mistake("A text where a number is due", ["< 18 ": "⟦< \"18\"⟧ "], ["toujours_nul"]),
        TableFact.mistake("A result of another sort", ["|| 24": "|| ⟦\"24\"⟧"], ["type_errone"], help: "même sorte"),
        TableFact.mistake(
            "A policy that there is not", [last: last + "    politique: ⟦premier⟧\n"], ["valeur_inattendue"],
            help: "« premiere »"),
        TableFact.mistake(
            "An order without its values", [last: last + "    politique: ⟦priorite⟧\n"], ["cle_manquante"],
            help: "sorties"),
        TableFact.mistake(
            "A result that is not allowed", [last: last + "    sorties: {mois: [12, 60]}\n", "|| 24": "|| ⟦24⟧"],
            ["sortie_non_permise"], help: "12, 60"),
        TableFact.mistake(
            "A misspelt result", [last: last + "    sorties: {⟦moi⟧: [12, 60]}\n"], ["cle_inconnue"], help: "« mois »"),
        TableFact.mistake(
            "A condition that « entrees » does not permit",
            [
                last: last + "    entrees: {contrat_retenu: [cdi, cdd]}\n", "| \"interim\"": "| ⟦\"interim\"⟧",
                "not(\"interim\")": "not(⟦\"interim\"⟧)",
            ],
            ["entree_non_permise", "entree_non_permise"], help: "\"cdi\", \"cdd\""),
        TableFact.mistake(
            "A misspelt value in « entrees »", [last: last + "    entrees: {contrat_retenu: [cdi, ⟦interin⟧]}\n"],
            ["mot_inconnu"], help: "« interim »"),
        TableFact.mistake(
            "A text where « entrees » wants numbers", [last: last + "    entrees: {age: [⟦\"16\"⟧]}\n"],
            ["toujours_nul"], help: "sans guillemets"),
        TableFact.mistake(
            "A misspelt column in « entrees »", [last: last + "    entrees: {⟦aage⟧: [16..99]}\n"],
            ["cle_inconnue"], help: "« age »"),
        TableFact.mistake(
            "A computed result that is not allowed",
            [last: last + "    sorties: {mois: [12, 24, 60]}\n", "|| 24": "|| ⟦12 + 13⟧"],
            ["sortie_non_permise"], help: "12, 24, 60"),
        TableFact.mistake(
            "One number of several results",
            [
                "|| mois": "|| mois | x", "|| 12": "|| 12 | 1", "|| 24": "|| 24 | 1",
                last: "      >= 18 | not(\"interim\") || 60 | 1\n    politique: ⟦somme⟧\n",
            ],
            ["plusieurs_resultats"], help: "liste"),
        TableFact.mistake(
            "The smallest of truths",
            [
                "|| 12": "|| ⟦true⟧", "|| 24": "|| true",
                last: "      >= 18 | not(\"interim\") || true\n    politique: minimum\n",
            ],
            ["type_errone"], help: "nombres"),
        TableFact.mistake(
            "Both an expression and a table", [last: last + "    ⟦valeur⟧: age\n"], ["valeur_et_table"]),
        TableFact.mistake(
            "A table that names itself", ["  delai_visite:": "  ⟦delai_visite⟧:", "age   |": "delai_visite |"],
            ["faits_circulaires"]),
        Rule.condition(
            "A table where a condition is due",
            "⟦\n    table: |\n      age || x\n      -   || true⟧".replacing("⟦\n    ", with: "\n    ⟦"),
            "table_sans_nom", help: "faits.yaml"),
        Rule.condition(
            "The lines of a table where a condition is due", "⟦|\n    age || x\n    < 18 || true⟧", "table_sans_nom",
            help: "« si: mon_fait »"),
        Mistake(
            "A policy without a table", in: TableFact.path, TableFact.nextFact,
            "  ⟦delai⟧:\n    valeur: age\n    ⟦politique⟧: unique\n" + TableFact.nextFact,
            ["fait_inutile", "cle_sans_table"]),
    ]

    static let analysed = [
        TableFact.mistake(
            "Rows that contradict one another",
            ["< 18 ": "< 19 ", ">= 18 | \"interim\"      || 24": "⟦>= 18 | \"interim\"      || 24⟧"],
            ["lignes_contradictoires"]),
        TableFact.warning(
            "A case left out", ["< 18 ": "< 17 ", "age   | contrat_retenu": "⟦age   | contrat_retenu⟧"],
            ["table_incomplete"]),
        TableFact.warning(
            "A row for what « entrees » does not permit",
            [
                "      < 18  | -              || 12\n": "      ⟦< 16⟧  | - || 6\n      < 18  | -              || 12\n",
                last: last + "    politique: premiere\n    entrees: {age: [16..99]}\n",
            ], ["ligne_inutile"]),
        TableFact.warning(
            "A row that never counts",
            [last: "      ⟦>= 20 | \"interim\" || 36⟧\n" + last + "    politique: premiere\n"], ["ligne_inutile"]),
    ]

    @Test(arguments: written + analysed)
    func isToldOnceWhereItStands(_ mistake: Mistake) {
        #expect(mistake.difference() == nil)
    }
}
