import AvalJSON
import AvalSource

/// What a scenario expects of a verdict; what it does not say may be anything.
struct Expectation {
    static let keys = ["statut", "anomalies", "categories", "total_ht", "total_tva", "total_ttc"]
    private static let amounts = ["total_ht", "total_tva", "total_ttc"]

    private let status: String?
    /// The codes, sorted, each as often as it is expected.
    private let codes: [String]?
    /// The identifiers of salariés, each with the word of his category.
    private let categories: [(salarie: String, category: String)]
    private let amounts: [(key: String, amount: String)]

    /// Reads what is expected; what cannot be read has its finding, and is not expected.
    init(_ map: YAMLMap) {
        map.refuseUnknownKeys(Self.keys)
        status = map.string("statut")
        codes = map.has("anomalies") ? (map.texts("anomalies") ?? []).map(\.string).sorted() : nil
        categories = (map.map("categories", what: "« categories »")?.entries ?? []).map {
            ($0.name, $0.value.string ?? "")
        }
        amounts = Self.amounts.compactMap { key in map.string(key).map { (key, $0) } }
    }

    /// What it looks at.
    var attention: Attention {
        var attention = Attention()
        if codes != nil { attention.rules = .all }
        attention.categories = .these(Set(categories.map(\.salarie)))
        attention.amounts = !amounts.isEmpty
        return attention
    }

    /// What differs, each in words; empty when all is as expected.
    func differences(from verdict: JSONValue) -> [String] {
        var found: [String] = []
        if let status, status != verdict["statut"]?.string {
            found.append("statut \(verdict["statut"]?.string ?? "absent") au lieu de \(status)")
        }
        found += codes.map { anomalies(verdict, expected: $0) } ?? []
        for (identifier, expected) in categories {
            let salarie = (verdict["salaries"]?.array ?? []).first { $0["id"]?.string == identifier }
            let category = salarie?["categorie"]?.string ?? "aucune"
            if category != expected { found.append("catégorie \(category) pour \(identifier) au lieu de \(expected)") }
        }
        for (key, expected) in amounts {
            let amount = verdict["estimation"]?[key]?.string ?? "absent"
            if amount != expected { found.append("\(key) \(amount) au lieu de \(expected)") }
        }
        return found
    }

    private func anomalies(_ verdict: JSONValue, expected: [String]) -> [String] {
        let codes = (verdict["anomalies"]?.array ?? []).compactMap { $0["code"]?.string }.sorted()
        if codes == expected { return [] }
        return ["anomalies [\(codes.joined(separator: ", "))] au lieu de [\(expected.joined(separator: ", "))]"]
    }
}
