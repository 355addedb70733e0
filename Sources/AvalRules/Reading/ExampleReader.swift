import AvalSource

/// Reads the `exemples` of a rule.
struct ExampleReader {
    let log: FindingLog

    func read(_ map: YAMLMap) -> [Example] {
        (map.maps("exemples", what: "un exemple") ?? []).compactMap { item in
            item.refuseUnknownKeys(RuleKeys.example)
            guard let expectation = expectation(item) else { return nil }
            let step =
                item.field("etape") == nil
                ? nil : item.requiredWord("etape", among: Anomaly.Step.allCases.map(\.word)).flatMap(Anomaly.Step.init)
            return Example(
                name: item.string("nom"), declaration: mapping(item, "declaration"), salarie: mapping(item, "salarie"),
                date: item.dateText("date")?.string, step: step, needed: SettingsNeeded(item),
                tariff: SupposedTariff.read(item), expectation: expectation, span: item.span)
        }
    }

    private func expectation(_ map: YAMLMap) -> Example.Expectation? {
        if map.has("gravite") {
            if let entry = map.entry("anomalie") {
                log.add(AnomalyFinding.expectedTwice, at: entry.key.span)
            }
            let word = map.requiredWord("gravite", among: Anomaly.Severity.allCases.map(\.word))
            return word.flatMap(Anomaly.Severity.init).map { .weighs($0) }
        }
        guard map.has("anomalie") else {
            let keys = ["anomalie: oui", "anomalie: non", "gravite: bloquante"]
            log.add(AnomalyFinding.nothingExpected(keys), at: map.head)
            return nil
        }
        return map.yesNo("anomalie").map { .fires($0) }
    }

    private func mapping(_ map: YAMLMap, _ key: String) -> YAMLNode? {
        map.map(key, what: "« \(key) »")?.node
    }
}
