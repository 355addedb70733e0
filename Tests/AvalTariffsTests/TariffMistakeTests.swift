import RuleTestSupport
import Testing

@Suite("Mistakes in tariffs")
struct TariffMistakeTests {
    private static let path = "Tariffs/2023.yaml"

    static let amounts = [
        Mistake("A price with a comma", in: path, "138.00", "⟦138,00⟧", ["montant_inattendu"], help: "« 138.00 »"),
        Mistake("A price with its currency", in: path, "138.00", "⟦138 €⟧", ["montant_inattendu"], help: "« 138 »"),
        Mistake(
            "A price with a blank between thousands", in: path, "138.00", "⟦1 138.00⟧", ["montant_inattendu"],
            help: "« 1138.00 »"),
        Mistake("A negative price", in: path, "138.00", "⟦-138.00⟧", ["montant_inattendu"], help: "« 138.00 »"),
        Mistake("A price with three decimals", in: path, "138.00", "⟦138.005⟧", ["montant_inattendu"]),
        Mistake("No price after the key", in: path, "prix_ht: 138.00", "⟦prix_ht⟧:", ["valeur_vide"]),
        Mistake("A key cut short", in: path, "prix_ht", "⟦prix⟧", ["cle_inconnue"], help: "« prix_ht »"),
        Mistake("A rate with its sign", in: path, "tva: 20.00", "tva: ⟦20 %⟧", ["montant_inattendu"], help: "« 20 »"),
        Mistake("A rate that is no percentage", in: path, "tva: 20.00", "tva: ⟦0.20⟧", ["taux_douteux"]),
    ]

    static let lines = [
        Mistake(
            "A misspelt word", in: path, "[apprentissage]", "[⟦aprentissage⟧]", ["mot_inconnu"],
            help: "« apprentissage »"),
        Mistake(
            "A word alone where a list is due", in: path, "[apprentissage]", "⟦apprentissage⟧", ["valeur_inattendue"]),
        Mistake("A word billed twice", in: path, "[apprentissage]", "[apprentissage, ⟦cdd⟧]", ["mot_tarife_deux_fois"]),
        Mistake(
            "A code that is no name", in: path, "code: visites_apprentis", "code: ⟦Visites Apprentis⟧",
            ["nom_mal_forme"], help: "« visites_apprentis »"),
        Mistake(
            "A misspelt kind", in: path, "code: visites_apprentis",
            "code: visites_apprentis\n    genre: ⟦par_salare⟧", ["valeur_inattendue"], help: "« par_salarie »"),
        Mistake("A code twice", in: path, "code: visites_apprentis", "code: ⟦cotisation_annuelle⟧", ["nom_en_double"]),
        Mistake(
            "An unknown fact to choose by", in: path, "selon: contrat_retenu", "selon: ⟦contrat_retnu⟧",
            ["fait_inconnu"], help: "« contrat_retenu »"),
        Mistake(
            "A field that may be absent to choose by", in: path, "selon: contrat_retenu", "selon: ⟦contrat⟧",
            ["fait_peut_manquer"], help: "if contrat = null"),
        Mistake(
            "A word that nothing names", in: path, "selon: contrat_retenu\nnon_factures: [interim, stage]",
            "selon: ⟦contrat_retenu⟧\nnon_factures: [interim]", ["mot_non_tarife"]),
        Mistake(
            "Another year than the file's name", in: "Tariffs/2026.yaml", "exercice: 2026", "exercice: ⟦2036⟧",
            ["exercice_du_fichier"]),
        Mistake(
            "A year without its century", in: "Tariffs/2026.yaml", "exercice: 2026", "exercice: ⟦26⟧",
            ["nombre_inattendu"]),
    ]

    @Test(arguments: amounts + lines)
    func isToldOnceWhereItStands(_ mistake: Mistake) {
        #expect(mistake.difference() == nil)
    }

    @Test func aLineMayNameTheUsualKind() throws {
        let named = try #require(
            Workshop.shipped.replacing(
                "code: visites_apprentis", by: "code: visites_apprentis\n    genre: par_salarie", in: Self.path))
        #expect(named.load().findings.isEmpty)
    }

    @Test func aLineThatBillsNobodyIsTold() throws {
        let unbilled = try #require(
            Workshop.shipped.replacing("[interim, stage]", by: "[interim, stage, apprentissage]", in: Self.path))
        let empty = try #require(unbilled.replacing("pour: [apprentissage]", by: "pour: []", in: Self.path))
        #expect(empty.load().findings.map(\.code) == ["ligne_sans_mot", "tarif_dementi"])
    }

    @Test func aYearLeftOutBetweenTwoTariffsIsTold() {
        let findings = Workshop.shipped.removing("Tariffs/2025.yaml").load().findings
        #expect(findings.map(\.code) == ["exercice_sans_tarif"])
        #expect(findings.first?.span?.file.path == "Tariffs/2026.yaml")
    }

    @Test func twoTariffsOfOneYearAreToldWithBothFiles() throws {
        let copy = try #require(Workshop.shipped.texts["Tariffs/2026.yaml"])
        let findings = Workshop.shipped.writing(copy, to: "Tariffs/bis.yaml").load().findings
        #expect(findings.map(\.code) == ["exercice_en_double"])
        #expect(findings.first?.related.first?.span.file.path == "Tariffs/2026.yaml")
    }

    @Test func aFolderWithoutTariffsIsTold() {
        var workshop = Workshop.shipped
        for path in workshop.texts.keys where path.hasPrefix("Tariffs/") { workshop = workshop.removing(path) }
        #expect(workshop.load().findings.map(\.code) == ["tarifs_absents"])
    }
}
