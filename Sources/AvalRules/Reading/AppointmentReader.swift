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
        guard let lastDay = map.requiredExpression("dernier_jour"), let label else { return nil }
        return AppointmentText(lastDay: lastDay, label: label, reference: reference, refusals: refusals ?? [])
    }

    private func refusal(_ map: YAMLMap) -> AppointmentText.Refusal? {
        map.refuseUnknownKeys(RuleKeys.refusal)
        let message = map.requiredText("message")
        guard let condition = map.requiredExpression("si"), let message else { return nil }
        return AppointmentText.Refusal(condition: condition, message: message)
    }
}
