import AvalSource

/// Reads `rendez_vous.yaml`.
struct AppointmentReader {
    let log: FindingLog

    func read(_ map: YAMLMap) -> AppointmentText? {
        map.refuseUnknownKeys(RuleKeys.appointment)
        map.checkReview()
        let refusals = map.maps("refus", what: "un refus")?.compactMap { refusal($0) }
        let label = map.requiredText("libelle")
        let reference = map.requiredString("reference") ?? ""
        let examples = map.maps("exemples", what: "un exemple")?.compactMap { example($0) }
        guard let lastDay = map.requiredExpression("dernier_jour"), let label else { return nil }
        return AppointmentText(
            lastDay: lastDay, label: label, reference: reference, refusals: refusals ?? [],
            examples: examples ?? [])
    }

    private func example(_ map: YAMLMap) -> AppointmentText.Example? {
        map.refuseUnknownKeys(RuleKeys.appointmentExample)
        let appointment = map.requiredDay("rendez_vous")
        let day = map.requiredDay("date")
        let expectation = expectation(map)
        guard let appointment, let day, let expectation else { return nil }
        return AppointmentText.Example(
            name: map.string("nom"), appointment: appointment, date: (map.string("date") ?? "", day),
            needed: SettingsNeeded(map), expectation: expectation, span: map.span)
    }

    private func expectation(_ map: YAMLMap) -> AppointmentText.Example.Expectation? {
        if map.has("refus") {
            map.refuse("dernier_jour", beside: "refus")
            map.refuse("annulable", beside: "refus")
            return map.word("refus", among: ["oui"]).map { _ in .refused }
        }
        guard map.has("dernier_jour") || map.has("annulable") else {
            log.add(AnomalyFinding.nothingExpected(["dernier_jour: …", "annulable: oui", "refus: oui"]), at: map.head)
            return nil
        }
        return .lastDay(map.day("dernier_jour"), isCancellable: map.yesNo("annulable"))
    }

    private func refusal(_ map: YAMLMap) -> AppointmentText.Refusal? {
        map.refuseUnknownKeys(RuleKeys.refusal)
        let message = map.requiredText("message")
        guard let condition = map.requiredExpression("si"), let message else { return nil }
        return AppointmentText.Refusal(condition: condition, message: message)
    }
}
