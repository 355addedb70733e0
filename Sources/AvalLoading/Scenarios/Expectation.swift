import AvalJSON
import AvalSource

/// What a scenario expects of a verdict; what it does not say may be anything.
struct Expectation {
    static let keys = ["statut", "anomalies", "categories", "total_ht", "total_tva", "total_ttc"]
    private let map: YAMLMap
    private let log: FindingLog

    init(_ map: YAMLMap, log: FindingLog) {
        self.map = map
        self.log = log
    }

    /// What differs, each in words; empty when all is as expected.
    func differences(from verdict: JSONValue) -> [String] {
        var found: [String] = []
        if let status = map.string("statut"), status != verdict["statut"]?.string {
            found.append("statut \(verdict["statut"]?.string ?? "absent") au lieu de \(status)")
        }
        if map.has("anomalies") { found += anomalies(verdict) }
        for entry in map.map("categories", what: "« categories »")?.entries ?? [] {
            let salarie = (verdict["salaries"]?.array ?? []).first { $0["id"]?.string == entry.name }
            let category = salarie?["categorie"]?.string ?? "aucune"
            if category != entry.value.string {
                found.append("catégorie \(category) pour \(entry.name) au lieu de \(entry.value.string ?? "")")
            }
        }
        for key in ["total_ht", "total_tva", "total_ttc"] {
            guard let expected = map.string(key) else { continue }
            let amount = verdict["estimation"]?[key]?.string ?? "absent"
            if amount != expected { found.append("\(key) \(amount) au lieu de \(expected)") }
        }
        return found
    }

    /// The codes, in any order, each as often as it is expected.
    private func anomalies(_ verdict: JSONValue) -> [String] {
        let expected = (map.texts("anomalies") ?? []).map(\.string).sorted()
        let codes = (verdict["anomalies"]?.array ?? []).compactMap { $0["code"]?.string }.sorted()
        if codes == expected { return [] }
        return ["anomalies [\(codes.joined(separator: ", "))] au lieu de [\(expected.joined(separator: ", "))]"]
    }
}
