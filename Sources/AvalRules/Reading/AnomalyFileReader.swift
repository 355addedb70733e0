import AvalSource
import AvalValues

/// Reads a file of `anomalies/`: a list of rules, or `anomalies` beside what they share, `par_defaut`.
struct AnomalyFileReader {
    let log: FindingLog
    /// The file, relative to the folder of the rules.
    let path: String

    /// Whether the file is meant as keys rather than as a list.
    static func hasKeys(_ root: YAMLNode?) -> Bool {
        root?.entries?.contains { RuleKeys.anomalyFile.keys.contains($0.name) } ?? false
    }

    /// The rules that a file means to write, not yet read; nil where there is no list of them.
    static func items(in root: YAMLNode?) -> [YAMLNode]? {
        root?.items ?? root?.entries?.first { $0.name == "anomalies" }?.value.items
    }

    /// The rules of a file of keys.
    func read(_ map: YAMLMap) -> [Anomaly] {
        map.refuseUnknownKeys(RuleKeys.anomalyFile)
        let defaults = map.map("par_defaut", what: "« par_defaut »")
        defaults?.refuseUnknownKeys(RuleKeys.anomalyDefaults)
        defaults?.refuse("sans_article", beside: "reference")
        guard map.required("anomalies") != nil, let maps = map.maps("anomalies", what: "une anomalie") else {
            return []
        }
        if maps.isEmpty, map.entry("anomalies")?.value.items?.isEmpty == true {
            log.add(RuleFileFinding.emptyAnomalies(path), severity: .warning, at: map.entry("anomalies")?.key.span)
        }
        let entries = (defaults?.entries ?? []).filter { RuleKeys.anomalyDefaults.keys.contains($0.name) }
        for entry in entries where !maps.isEmpty && maps.allSatisfy({ Self.says(entry.name, $0) }) {
            log.add(AnomalyFinding.unusedDefault(entry.name), at: entry.key.span)
        }
        return AnomalyReader(log: log, path: path).read(maps, defaults: entries)
    }

    /// The rules of a file that is a list.
    func read(_ items: [YAMLNode]) -> [Anomaly] {
        let maps = items.compactMap { YAMLMap($0, what: "une anomalie", log: log) }
        return AnomalyReader(log: log, path: path).read(maps, defaults: [])
    }

    /// Whether a rule leaves nothing of a default: why there is no article and which one there is exclude each other.
    static func says(_ key: String, _ map: YAMLMap) -> Bool {
        let founding = ["reference", "sans_article"]
        return map.has(key) || (founding.contains(key) && founding.contains(where: map.has))
    }
}
