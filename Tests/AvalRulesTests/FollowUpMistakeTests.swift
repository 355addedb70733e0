import RuleTestSupport
import Testing

@Suite("Mistakes in the follow-up")
struct FollowUpMistakeTests {
    private static let determinants = "Rules/determinants.yaml"
    private static let path = "Rules/suivi.yaml"
    private static let asbestos =
        "reference: \"Code du travail, art. R4624-23, I, 1°\"\n      suivi: {visite_initiale: avant_affectation, periodicite: 48 mois, visite_intermediaire: 24 mois}"

    private static func asbestos(_ followUp: String) -> String {
        "reference: \"Code du travail, art. R4624-23, I, 1°\"\n      suivi: " + followUp
    }

    static let ofDeterminants = [
        Mistake(
            "A period that says nothing of it", in: determinants,
            "- du: 2017-01-01\n      categorie: SIR\n      " + asbestos,
            "- ⟦du⟧: 2017-01-01\n      categorie: SIR\n      reference: \"Code du travail, art. R4624-23, I, 1°\"",
            ["suivi_absent"], help: "suivi: {}"),
        Mistake(
            "A visit in between after the periodic one", in: determinants, asbestos,
            asbestos("{periodicite: 24 mois, visite_intermediaire: ⟦24 mois⟧}"), ["visite_intermediaire_tardive"],
            help: "aucune"),
        Mistake(
            "The category's visit in between after the periodic one", in: determinants, asbestos,
            asbestos("{periodicite: ⟦12 mois⟧}"), ["visite_intermediaire_tardive"], help: "aucune"),
        Mistake(
            "A period longer than the category's", in: determinants, asbestos, asbestos("{periodicite: ⟦60 mois⟧}"),
            ["suivi_sans_effet"]),
        Mistake(
            "A first visit later than the category's", in: determinants, asbestos,
            asbestos("{visite_initiale: ⟦3 mois⟧}"), ["suivi_sans_effet"]),
        Mistake(
            "An unknown key of a value", in: determinants, asbestos,
            asbestos("{periodicite: {delai: 48 mois, ⟦referense⟧: x}}"), ["cle_inconnue"], help: "« reference »"),
        Mistake(
            "A value without its delay", in: determinants, asbestos, asbestos("{periodicite: {⟦reference⟧: x}}"),
            ["cle_manquante"], help: "delai"),
        Mistake(
            "A word that the value does not know", in: determinants, asbestos,
            asbestos("{periodicite: ⟦aucune⟧}"), ["duree_inattendue"]),
    ]

    static let ofTheFile = [
        Mistake(
            "An entry for nobody", in: path, "- fait: contrat_retenu\n  mots: [apprentissage]\n  du:", "- ⟦du⟧:",
            ["suivi_sans_destinataire"]),
        Mistake(
            "An entry for two", in: path, "- categorie: SIR\n", "- ⟦categorie⟧: SIR\n  particuliers: oui\n",
            ["suivi_sans_destinataire"], elsewhere: ["suivi_incomplet"]),
        Mistake(
            "A misspelt category", in: path, "categorie: SIR", "categorie: ⟦SRI⟧", ["valeur_inattendue"],
            elsewhere: ["suivi_incomplet"]),
        Mistake(
            "A misspelt fact", in: path, "fait: contrat_retenu", "fait: ⟦contrat_retenus⟧", ["fait_inconnu"],
            help: "« contrat_retenu »"),
        Mistake(
            "A misspelt word", in: path, "mots: [apprentissage]", "mots: [⟦aprentissage⟧]", ["mot_inconnu"],
            help: "« apprentissage »"),
        Mistake(
            "A fact without words", in: path, "fait: contrat_retenu", "fait: ⟦age⟧", ["fait_sans_mots"]),
        Mistake(
            "A fact that comes after the category", in: path, "fait: contrat_retenu\n  mots: [apprentissage]",
            "fait: ⟦categorie⟧\n  mots: [SIA]", ["fait_sans_mots"]),
        Mistake(
            "A personal fact", in: path, "fait: contrat_retenu\n  mots: [apprentissage]", "fait: ⟦sexe⟧\n  mots: [F]",
            ["donnee_personnelle"]),
        Mistake(
            "A value without a law", in: path, "{delai: 2 mois, reference: \"Code du travail, art. R6222-40-1\"}",
            "⟦2 mois⟧", ["cle_manquante"], help: "reference"),
        Mistake(
            "An attestation that no determinant asks for", in: path,
            "visite_initiale: {delai: 2 mois, reference: \"Code du travail, art. R6222-40-1\"}",
            "attestation: ⟦{delai: 60 mois, reference: x}⟧", ["attestation_sans_determinant"]),
        Mistake(
            "A category without a period", in: path,
            "- categorie: SIA\n  du: 2017-01-01\n  suivi:\n    visite_initiale: {delai: 3 mois, reference: \"Code du travail, art. R4624-10\"}\n    periodicite: {delai: 60 mois, reference: \"Code du travail, art. R4624-16\"}",
            "- ⟦categorie⟧: SIA\n  du: 2017-01-01\n  suivi:\n    visite_initiale: {delai: 3 mois, reference: \"Code du travail, art. R4624-10\"}",
            ["suivi_incomplet"]),
        Mistake(
            "A category without follow-up at first", in: path, "- categorie: SIA\n  du: 2017-01-01",
            "- ⟦categorie⟧: SIA\n  du: 2018-01-01", ["suivi_incomplet"]),
        Mistake(
            "A category twice at once", in: path, "- fait: contrat_retenu\n  mots: [apprentissage]\n",
            "- ⟦categorie⟧: SIA\n", ["suivis_superposes"]),
    ]

    @Test(arguments: ofDeterminants + ofTheFile)
    func isToldOnceWhereItStands(_ mistake: Mistake) {
        #expect(mistake.difference() == nil)
    }

    @Test func withoutTheFileTheFollowUpOfDeterminantsIsToldToServeNothing() {
        #expect(Workshop.shipped.removing(Self.path).load().findings.map(\.code) == ["suivi_absent"])
    }
}
