import AvalSource

/// Reads the rules of a file of `anomalies/`.
struct AnomalyReader {
    let log: FindingLog
    /// The file, relative to the folder of the rules.
    let path: String

    /// The rules; what one does not say itself is taken from `defaults`.
    func read(_ maps: [YAMLMap], defaults: [YAMLNode.Entry]) -> [Anomaly] {
        var unique = UniqueNames("dans ce fichier l'anomalie", log: log)
        return maps.compactMap { item in
            item.refuseUnknownKeys(RuleKeys.anomaly)
            let map = item.completed(by: defaults.filter { !AnomalyFileReader.says($0.name, item) })
            let code = map.requiredName("code")
            let step = map.requiredWord("etape", among: Anomaly.Step.allCases.map(\.word)).flatMap(Anomaly.Step.init)
            let subjects = subjects(map)
            let validity = map.validity()
            map.refuse("sans_article", beside: "reference")
            let wording = Anomaly.Wording(map)
            let cases = cases(map)
            let examples = ExampleReader(log: log).read(map)
            let isOutside = map.yesNo("hors_couverture") ?? false
            guard let code, let step, let span = map.entry("code")?.value.span, !subjects.isEmpty, let cases,
                unique.isNew(code, at: span)
            else { return nil }
            return Anomaly(
                code: code, name: "\(path)#\(code)", subjects: subjects, step: step, validity: validity ?? .always,
                isOutsideCoverage: isOutside, wording: wording, cases: cases,
                inputs: AnomalyTableReader(log: log).inputs(map), examples: examples,
                hasAllExamples: !map.has("exemples") || map.entry("exemples")?.value.items?.count == examples.count,
                span: span)
        }
    }

    private func subjects(_ map: YAMLMap) -> [Anomaly.About] {
        guard let node = map.required("pour") else { return [] }
        let texts = node.items == nil ? [map.text("pour")].compactMap { $0 } : map.texts("pour") ?? []
        return texts.compactMap { SubjectReader(log: log).read($0) }
    }

    /// The cases; none where the rule has its own condition, nil where what is written is no list of cases.
    private func cases(_ map: YAMLMap) -> [Anomaly.Case]? {
        map.refuse("cas", beside: "table")
        if map.has("table") {
            return AnomalyTableReader(log: log).read(map).map { rows in rows.map { item($0) } }
        }
        guard let written = map.entry("cas") else { return [] }
        if let entry = map.entry("si") {
            log.add(AnomalyFinding.conditionBesideCases, at: entry.key.span)
        }
        guard let items = map.maps("cas", what: "un cas") else { return nil }
        if items.isEmpty {
            log.add(AnomalyFinding.noCase, at: written.key.span)
            return nil
        }
        // Without the line « exemples: », the examples below the cases would each be a faulty case.
        if let example = items.first(where: {
            !$0.has("si") && ($0.has("anomalie") || $0.has("salarie") || $0.has("declaration"))
        }) {
            log.add(AnomalyFinding.exampleAmongCases, at: example.head)
            return nil
        }
        return items.map { map in
            map.refuseUnknownKeys(RuleKeys.anomalyCase)
            return item(map)
        }
    }

    private func item(_ map: YAMLMap) -> Anomaly.Case {
        map.refuse("sans_article", beside: "reference")
        return Anomaly.Case(validity: map.validity() ?? .always, wording: Anomaly.Wording(map), span: map.head)
    }
}
