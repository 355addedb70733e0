import AvalEngine
import AvalJSON
import AvalOperations
import AvalTestSupport
import AvalValues
import Testing

/// `rendez_vous`: until when an appointment may be cancelled.
struct AppointmentTests {
    private let ask: Asking
    init() throws { ask = try Asking() }

    private func answer(_ appointment: String, on day: String? = nil) -> JSONValue {
        let parameters: JSONValue = ["date": .string(appointment)]
        return ask("rendez_vous", day.map { parameters.with("/en_date", .string($0)) } ?? parameters)
    }

    /// The golden facts RDV-01 to RDV-04, and the turn of a year.
    @Test(
        arguments: [
            ("2024-02-07", "2024-02-02"), ("2025-04-22", "2025-04-16"), ("2026-05-18", "2026-05-12"),
            ("2024-05-13", "2024-05-06"), ("2026-01-05", "2025-12-30"),
        ])
    func theLastDayIsTheThirdWorkingDayBefore(_ appointment: String, _ last: String) {
        #expect(answer(appointment, on: "2020-01-01").at("/result/dernier_jour")?.string == last)
    }

    @Test func theGuidesAppointmentIsToldInWhole() {
        #expect(
            answer("2024-02-07", on: "2024-02-02")["result"] == [
                "date": "2024-02-07", "en_date": "2024-02-02", "annulable": true, "dernier_jour": "2024-02-02",
                "libelle": "Annulation possible jusqu'au 02/02/2024 inclus",
                "reference":
                    "Guide de l'adhérent, « Vos rendez-vous » : annulation à demander 3 jours ouvrés à l'avance",
            ])
    }

    @Test func theDayAfterItIsTooLate() {
        let late = answer("2024-02-07", on: "2024-02-03")["result"]
        #expect(late?["annulable"] == false && late?["dernier_jour"] == "2024-02-02")
        #expect(late?["libelle"] == "Trop tard pour annuler : c'était possible jusqu'au 02/02/2024 inclus")
    }

    @Test func withoutADayItIsToday() {
        let result = answer("2025-10-07")["result"]
        #expect(result?["en_date"] == "2025-10-01" && result?["annulable"] == true)
        #expect(result?["dernier_jour"] == "2025-10-02")
    }

    @Test(
        arguments: [
            ("2024-05-08", "n'est pas un jour ouvré"), ("2024-02-04", "n'est pas un jour ouvré"),
            ("2051-02-07", "Les jours fériés de 2051 ne sont pas connus"), ("2024-02-30", "date du calendrier"),
            ("demain", "date du calendrier"),
        ])
    func aDayThatCannotBeIsRefused(_ appointment: String, _ reason: String) {
        let error = answer(appointment, on: "2024-01-02")["error"]
        #expect(error?["code"] == -32602 && error?.at("/data/parametre") == "date")
        #expect(error?.at("/data/message")?.string?.contains(reason) == true)
    }

    @Test(
        arguments: [[:], ["date": nil], ["date": "2024-02-07", "en_date": "x"], ["jour": "2024-02-07"]] as [JSONValue])
    func aWrongParameterIsAnError(_ parameters: JSONValue) {
        #expect(ask("rendez_vous", parameters).at("/error/code") == -32602)
    }

    // MARK: The service's choices

    private func lastDay(_ appointment: String, changing path: String, _ old: String, _ new: String) throws -> String? {
        let text = try Shipped.text(ofRules: path)
        #expect(text.contains(old))
        let rules = try Shipped.rulebook(rules: [path: text.replacing(old, with: new)]).rules
        let number = try #require(ISODay.number(appointment))
        guard case .lastDay(let day, _, _, _) = AppointmentAnswer(rules, about: number, on: number) else { return nil }
        return CalendarDate(dayNumber: day).description
    }

    @Test func aStrictCountLeavesThreeWholeDaysBetween() throws {
        let last = try lastDay("2024-02-07", changing: "service.yaml", "defaut: inclus", "defaut: strict")
        #expect(last == "2024-02-01")
    }

    @Test func anotherNumberOfDaysIsAnotherValue() throws {
        let old = "type: nombre\n  defaut: 3"
        let last = try lastDay("2024-02-07", changing: "service.yaml", old, "type: nombre\n  defaut: 1")
        #expect(last == "2024-02-06")
    }

    @Test func aDayOnWhichTheServiceIsClosedDoesNotCount() throws {
        let bridge = "jours:\n  2024-02-05: \"Pont\""
        let last = try lastDay("2024-02-07", changing: "fermetures.yaml", "jours: {}", bridge)
        #expect(last == "2024-02-01")
    }
}
