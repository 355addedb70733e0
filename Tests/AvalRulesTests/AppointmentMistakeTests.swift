import RuleTestSupport
import Testing

@Suite("Mistakes in appointments and closures")
struct AppointmentMistakeTests {
    private static let path = "Rules/rendez_vous.yaml"
    private static let closures = "Rules/fermetures.yaml"
    private static let reference =
        "reference: \"Guide de l'adhérent, « Vos rendez-vous » : annulation à demander 3 jours ouvrés à l'avance\"\n"

    static let mistakes = [
        Mistake(
            "A misspelt day", in: path, "    rendez_vous,\n", "    ⟦rendezvous⟧,\n", ["nom_inconnu"],
            help: "« rendez_vous »"),
        Mistake(
            "What a declaration has", in: path, "jusqu'au {dernier_jour} inclus", "jusqu'au {⟦exercice⟧} inclus",
            ["nom_inconnu"]),
        Mistake(
            "The last day before it is known", in: path, "not(jour ouvre(rendez_vous,",
            "not(jour ouvre(⟦dernier_jour⟧,",
            ["nom_inconnu"]),
        Mistake("An unknown key", in: path, "refus:\n", "⟦refuse⟧:\n", ["cle_inconnue"], help: "« refus »"),
        Mistake(
            "A bridge on a day that no calendar has", in: closures, "jours: {}", "jours:\n  ⟦2027-02-30⟧: \"Pont\"",
            ["jour_illisible"]),
        Mistake(
            "Bridges in disorder", in: closures, "jours: {}",
            "jours:\n  2027-05-07: \"Pont\"\n  ⟦2026-05-15⟧: \"Pont\"", ["jours_en_desordre"]),
    ]

    @Test(arguments: mistakes)
    func isToldOnceWhereItStands(_ mistake: Mistake) {
        #expect(mistake.difference() == nil)
    }

    @Test func whatIsMissingIsTold() throws {
        let shipped = Workshop.shipped
        let without = try #require(shipped.replacing(Self.reference, by: "", in: Self.path))
        #expect(without.load().findings.map(\.code) == ["cle_manquante"])
        let mute = try #require(
            shipped.replacing(
                "    message: \"Le {rendez_vous} n'est pas un jour ouvré du service : il n'y a pas de rendez-vous ce jour-là.\"\n",
                by: "", in: Self.path))
        #expect(mute.load().findings.map(\.code) == ["cle_manquante"])
    }

    @Test func yearsBetweenTwoBridgesMayHaveNone() throws {
        let bridges = "jours:\n  2024-05-10: \"Pont\"\n  2027-05-07: \"Pont\""
        let workshop = try #require(Workshop.shipped.replacing("jours: {}", by: bridges, in: Self.closures))
        #expect(workshop.load().findings.isEmpty)
    }
}
