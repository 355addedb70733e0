import RuleTestSupport
import Testing

@Suite("Mistakes in the situations")
struct SituationMistakeTests {
    private static let path = "Rules/situations.yaml"
    private static let last = "- code: a_saisir\n  libelle: \"À saisir, jusqu'au {campagne.cloture}\"\n"

    static let mistakes = [
        Mistake(
            "No situation of all others", in: path, last,
            "- ⟦code⟧: a_saisir\n  libelle: \"À saisir, jusqu'au {campagne.cloture}\"\n  si: campagne != null\n",
            ["situation_manquante"]),
        Mistake(
            "A situation after that of all others", in: path, last,
            last + "- ⟦code⟧: perdue\n  libelle: Perdue\n  si: exercice = 2023\n- ⟦code⟧: fin\n  libelle: Fin\n",
            ["situation_masquee", "situation_masquee"]),
        Mistake(
            "A misspelt date", in: path, "si: dossier.facturee_le <=", "si: ⟦dossier.facture_le⟧ <=", ["nom_inconnu"],
            help: "facturee_le"),
        Mistake(
            "A condition that is none", in: path, "si: campagne = null\n", "si: ⟦exercice⟧\n",
            ["type_errone"]),
        Mistake(
            "A personal value in a label", in: path, "libelle: \"Facturée le {dossier.facturee_le}\"",
            "libelle: \"Facturée à {⟦adherent.raison_sociale⟧}\"", ["donnee_personnelle"]),
        Mistake("An unknown key", in: path, "  libelle: \"Facturée", "  ⟦libele⟧: \"Facturée", ["cle_inconnue"]),
        Mistake(
            "A situation without its label", in: path,
            "- code: a_saisir\n  libelle: \"À saisir, jusqu'au {campagne.cloture}\"",
            "- ⟦code⟧: a_saisir", ["cle_manquante"], help: "libelle"),
    ]

    @Test(arguments: mistakes)
    func isToldOnceWhereItStands(_ mistake: Mistake) {
        #expect(mistake.difference() == nil)
    }

    @Test func aVocabularyWithFilesAndNoSituationsIsTold() {
        #expect(Workshop.shipped.removing(Self.path).load().findings.map(\.code) == ["situation_manquante"])
    }
}
