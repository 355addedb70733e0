import RuleTestSupport
import Testing

@Suite("Mistakes in the determinants, categories, coverage and campaigns")
struct CatalogueMistakeTests {
    private static let determinants = "Rules/determinants.yaml"
    private static let categories = "Rules/categories.yaml"
    private static let campaigns = "Rules/campagnes.yaml"
    private static let cmr = "libelle: \"Salarié exposé au CMR\""

    static let periods = [
        Mistake("A day that no calendar has", in: determinants, "2025-09-30", "⟦2025-02-30⟧", ["date_impossible"]),
        Mistake(
            "A date as people say it", in: determinants, "2025-09-30", "⟦30/09/2025⟧", ["valeur_inattendue"],
            help: "« 2025-09-30 »"),
        Mistake(
            "Dates the wrong way round", in: determinants, "du: 2017-01-01\n      au: 2025-09-30",
            "du: 2025-09-30\n      au: ⟦2017-01-01⟧", ["periode_inversee"], help: "échangez"),
        Mistake(
            "Periods that share a day", in: determinants,
            "au: 2025-09-30\n      categorie: SIR\n      reference: \"Code du travail, art. R4624-23, II et R4323-56 (version du 1er janvier 2017)\"\n      aide: \"conduite qui demande une autorisation de l'employeur : équipements automoteurs et de levage\"\n      suivi: {visite_initiale: avant_affectation, periodicite: 48 mois, visite_intermediaire: 24 mois}\n    - du: 2025-10-01",
            "categorie: SIR\n      reference: \"x\"\n      suivi: {}\n    - ⟦du⟧: 2025-10-01", ["periodes_superposees"],
            help: "au"),
        Mistake(
            "A period before the cover", in: determinants, "du: 2017-01-01", "⟦du⟧: 2007-01-01", ["avant_couverture"],
            help: "2017-01-01"),
        Mistake(
            "Years where months are due", in: determinants, "periodicite: 60 mois", "periodicite: ⟦5 ans⟧",
            ["duree_inattendue"], help: "« 60 mois »"),
        Mistake(
            "Letters swapped in a category", in: determinants, "categorie: SIA", "categorie: ⟦SAI⟧",
            ["valeur_inattendue"], help: "« SIA »"),
        Mistake(
            "A period without the law", in: determinants,
            "- du: 2017-01-01\n      categorie: SIA\n      reference: \"Code du travail, art. R4624-18\"\n",
            "- ⟦du⟧: 2017-01-01\n      categorie: SIA\n", ["cle_manquante"], help: "reference"),
        Mistake("An accent in a key", in: determinants, cmr, "⟦libellé⟧: \"x\"", ["cle_inconnue"], help: "« libelle »"),
        Mistake(
            "An accent in a code", in: determinants, "code: cmr", "code: ⟦cmré⟧", ["nom_mal_forme"], help: "« cmre »"),
        Mistake("A code twice", in: determinants, "code: plomb", "code: ⟦amiante⟧", ["nom_en_double"]),
        Mistake(
            "« true » for « oui »", in: determinants, "sante: oui", "sante: ⟦true⟧", ["valeur_inattendue"], help: "oui"),
        Mistake(
            "A forgotten dash", in: determinants, "  periodes:\n    - du: 2017-01-01\n      categorie: SIA\n",
            "  periodes:\n      ⟦du⟧: 2017-01-01\n      categorie: SIA\n", ["tiret_manquant"], help: "- du"),
    ]

    static let layout = [
        Mistake(
            "A tab", in: determinants, "  motif: \"exposition au plomb\"", "⟦\t⟧motif: \"exposition au plomb\"",
            ["tabulation"]),
        Mistake(
            "A forgotten indentation", in: determinants, "  motif: \"exposition au plomb\"\n  periodes:",
            "⟦motif⟧: \"exposition au plomb\"\n  periodes:", ["retrait_invalide"]),
        Mistake(
            "A colon in a text without marks", in: determinants, cmr, "libelle: Salarié ⟦:⟧ exposé",
            ["deux_points_dans_texte"], help: "guillemets"),
        Mistake("A mark never closed", in: determinants, cmr, "libelle: ⟦\"⟧Salarié exposé", ["guillemet_non_ferme"]),
        Mistake(
            "A comma forgotten between braces", in: categories, "{code: SIA, libelle", "⟦{⟧code: SIA libelle",
            ["crochet_non_ferme"]),
    ]

    static let others = [
        Mistake(
            "No category left", in: categories,
            "categories:\n  - {code: SI, libelle: Suivi individuel}\n  - {code: SIA, libelle: Suivi individuel adapté}\n  - {code: SIR, libelle: Suivi individuel renforcé}\n",
            "⟦categories⟧:\n", ["valeur_vide"]),
        Mistake(
            "A category that nothing gives", in: categories, "  - {code: SIR,",
            "  - {code: ⟦⟦SIB⟧⟧, libelle: Suivi B}\n  - {code: SIR,",
            ["categorie_inutile", "suivi_incomplet"]),
        Mistake("An unknown fallback", in: categories, "defaut: SI", "defaut: ⟦SO⟧", ["valeur_inattendue"]),
        Mistake(
            "A misspelt fact", in: categories, "chaque salarie present", "⟦chaque salarie presents⟧", ["fait_inconnu"],
            help: "« present »"),
        Mistake(
            "The cover without its day", in: "Rules/couverture.yaml", "du: 2017-01-01", "du: ⟦2017⟧",
            ["valeur_inattendue"]),
        Mistake(
            "A campaign that closes first", in: campaigns, "cloture: 2024-01-07", "cloture: ⟦2023-01-07⟧",
            ["periode_inversee"]),
        Mistake(
            "A payment due before all", in: campaigns, "exigible: 2023-11-30", "exigible: ⟦2022-11-30⟧",
            ["date_incoherente"]),
        Mistake(
            "Two campaigns at once", in: campaigns, "- exercice: 2023",
            "- exercice: 2022\n  ouverture: 2022-11-08\n  cloture: 2023-11-07\n- ⟦exercice⟧: 2023",
            ["campagnes_superposees"]),
        Mistake(
            "A campaign without its year", in: campaigns, "- exercice: 2023\n  generee: 2023-11-07",
            "- ⟦generee⟧: 2023-11-07", ["cle_manquante"], help: "exercice"),
    ]

    @Test(arguments: periods + layout + others)
    func isToldOnceWhereItStands(_ mistake: Mistake) {
        #expect(mistake.difference() == nil)
    }

    @Test func daysMissingBetweenTwoPeriodsAreTold() throws {
        let shipped = Workshop.shipped
        let holed = try #require(shipped.replacing("au: 2018-06-30", by: "au: 2018-05-30", in: Self.determinants))
        let codes = holed.load().findings.map(\.code)
        #expect(codes.first == "periodes_trouees")
        // What uses the code on one of these days is told too.
        let uses: Set = ["code_hors_periode", "exemple_douteux", "exemple_faux"]
        #expect(uses.isSuperset(of: codes.dropFirst()))
    }

    @Test func periodsInDisorderAreToldAsSuch() throws {
        let text = """
            - code: zeta
              libelle: Z
              motif: z
              periodes:
                - {du: 2020-01-01, categorie: SI, reference: b, suivi: {}}
                - {du: 2017-01-01, au: 2019-12-31, categorie: SIR, reference: a, suivi: {}}

            """
        let path = Self.determinants
        let all = try #require(Workshop.shipped.texts[path]) + text
        #expect(Workshop.shipped.writing(all, to: path).load().findings.map(\.code) == ["periodes_desordonnees"])
    }
}
