import AvalSource

/// Reads `situations.yaml`.
struct SituationReader {
    let log: FindingLog

    func read(_ items: [YAMLNode]) -> [Situation] {
        let situations = items.compactMap { item -> Situation? in
            guard let map = YAMLMap(item, what: "une situation", log: log) else { return nil }
            map.refuseUnknownKeys(RuleKeys.situation)
            map.checkReview()
            let label = map.requiredText("libelle")
            let condition = map.expression("si")
            guard let code = map.requiredName("code"), let label, map.has("si") == (condition != nil) else {
                return nil
            }
            return Situation(code: code, label: label, condition: condition, span: map.head)
        }
        // What could not be read has its findings: what it hides or leaves open is not known.
        if situations.count == items.count { check(situations) }
        return situations
    }

    private func check(_ situations: [Situation]) {
        guard let last = situations.last else { return }
        if last.condition != nil { log.add(SituationFinding.open, at: last.span) }
        guard let end = situations.firstIndex(where: { $0.condition == nil }) else { return }
        for hidden in situations[(end + 1)...] {
            log.add(SituationFinding.hidden(by: situations[end].span), at: hidden.span)
        }
    }
}
