import Foundation
import RuleTestSupport
import Testing

@Suite("Public holidays")
struct HolidayTests {
    private static let path = "Rules/jours_feries.yaml"

    /// An appointment, and the last day on which it can be called off, three working days before, as computed by hand
    /// (RDV-01 to RDV-04 of `Tests/Facts/golden_facts.csv`).
    @Test(arguments: [
        "2024-02-07": "2024-02-02", "2025-04-22": "2025-04-16", "2026-05-18": "2026-05-12", "2024-05-13": "2024-05-06",
    ])
    func threeWorkingDaysBeforeAnAppointmentAreCountedWithTheShippedDays(_ day: String, _ last: String) throws {
        let condition = "ajouter jours ouvres(date_reference, -3, jours_feries) = @\"\(last)\""
        let rule = Rule.with([
            #"contrat = "autre""#: condition, "{contrat: autre}, anomalie": "{}, date: \(day), anomalie",
            "{contrat: cdi}, anomalie": "{}, date: 2023-11-15, anomalie",
        ])
        #expect(Workshop.shipped.writing(rule, to: Rule.path).load().findings.map(\.message) == [])
    }

    @Test(arguments: [
        Mistake(
            "A day that is no date", new: path, "jours:\n  ⟦2026-02-30⟧: \"Jour\"\n", ["jour_illisible"],
            help: "2026-05-01"),
        Mistake(
            "A day before the one above it", in: path,
            "  2024-05-01: \"Fête du Travail\"\n  2024-05-08: \"Victoire 1945\"\n",
            "  2024-05-08: \"Victoire 1945\"\n  ⟦2024-05-01⟧: \"Fête du Travail\"\n", ["jours_en_desordre"]),
        Mistake(
            "A year that is left out", new: path, "jours:\n  2025-12-25: \"a\"\n  ⟦2027-01-01⟧: \"b\"\n",
            ["annee_sans_jour_ferie"]),
        Mistake("Days without names", new: path, "jours: ⟦[2026-05-01]⟧\n", ["valeur_inattendue"]),
        Mistake(
            "A day written twice", new: path, "jours:\n  2026-05-01: \"a\"\n  ⟦2026-05-01⟧: \"b\"\n", ["cle_en_double"]),
        Rule.condition(
            "A field for a list of days", "jour ouvre(date_entree, ⟦date_sortie⟧)", "argument_errone"),
    ])
    func aMistakeIsToldOnceWhereItStands(_ mistake: Mistake) {
        #expect(mistake.difference() == nil)
    }

    @Test func rulesThatCountNoWorkingDaysNeedNoList() {
        #expect(Self.withoutTheList.load().findings.map(\.code).allSatisfy { $0 == "parametre_inutile" })
    }

    @Test func withoutTheFileItsNameIsNotKnown() {
        let rule = Rule.with([#"contrat = "autre""#: "jour ouvre(date_entree, jours_feries)"])
        let findings = Self.withoutTheList.writing(rule, to: Rule.path).load().findings
        #expect(findings.map(\.code).filter { $0 != "parametre_inutile" } == ["nom_inconnu"])
    }

    /// Without the appointments, which count working days, and whose choices then serve nothing.
    private static let withoutTheList = Workshop.shipped.removing(path).removing("Rules/rendez_vous.yaml")
}
