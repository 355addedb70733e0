import AvalJSON
import AvalRules
import AvalSource
import AvalValues

/// What a scenario expects of a verdict; what it does not say may be anything.
struct Expectation {
    static let keys = [
        "statut", "anomalies", "contient", "ne_contient_pas", "categories", "suivi", "total_ht", "total_tva",
        "total_ttc",
    ]
    private static let amounts = ["total_ht", "total_tva", "total_ttc"]

    private let status: String?
    /// The codes, sorted, each as often as it is expected.
    private let codes: [String]?
    /// The codes that must be there, and those that must not.
    private let contained: [String]
    private let excluded: [String]
    /// The identifiers of salariés, each with the word of his category.
    private let categories: [(salarie: String, category: String)]
    /// The identifiers of salariés, each with what is expected of his follow-up.
    private let followUps: [(salarie: String, expected: ExpectedFollowUp)]
    private let amounts: [(key: String, amount: String)]

    /// Reads what is expected; what cannot be read has its finding, and is not expected.
    ///
    /// `known` are the codes that the rules have: another would never be there, in silence.
    init(_ map: YAMLMap, known: [String]) {
        map.refuseUnknownKeys(Self.keys)
        status = map.string("statut")
        codes = map.has("anomalies") ? (map.texts("anomalies") ?? []).map(\.string).sorted() : nil
        contained = Self.codes("contient", map, known)
        excluded = Self.codes("ne_contient_pas", map, known)
        categories = (map.map("categories", what: "« categories »")?.entries ?? []).map {
            ($0.name, $0.value.string ?? "")
        }
        let followUps = map.map("suivi", what: "« suivi »")
        self.followUps = (followUps?.entries ?? []).compactMap { entry in
            followUps?.map(entry.name, what: "le suivi attendu").map { (entry.name, ExpectedFollowUp($0)) }
        }
        amounts = Self.amounts.compactMap { key in map.string(key).map { (key, $0) } }
    }

    /// The codes of the anomalies that it expects.
    var expectedCodes: NameSet { NameSet((codes ?? []) + contained) }

    private static func codes(_ key: String, _ map: YAMLMap, _ known: [String]) -> [String] {
        guard map.has(key) else { return [] }
        return (map.texts(key) ?? []).filter { code in
            if known.contains(code.string) { return true }
            let near = Nearest.word(of: code.string, among: known)
            map.log.add(ScenarioFinding.unknownCode(code.string, near: near), at: code.span)
            return false
        }.map(\.string)
    }

    /// What it looks at.
    var attention: Attention {
        var attention = Attention()
        attention.rules = codes == nil ? .these(NameSet(contained + excluded)) : .all
        attention.categories = .these(NameSet(categories.map(\.salarie)))
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
        let there = NameSet((verdict["anomalies"]?.array ?? []).compactMap { $0["code"]?.string })
        found += contained.filter { !there.contains($0) }.map { "« \($0) » ne paraît pas" }
        found += excluded.filter(there.contains).map { "« \($0) » paraît" }
        for (identifier, expected) in categories {
            let salarie = (verdict["salaries"]?.array ?? []).first { $0["id"]?.string == identifier }
            let category = salarie?["categorie"]?.string ?? "aucune"
            if category != expected { found.append("catégorie \(category) pour \(identifier) au lieu de \(expected)") }
        }
        for (identifier, expected) in followUps {
            let salarie = (verdict["salaries"]?.array ?? []).first { $0["id"]?.string == identifier }
            found += expected.differences(fromFollowUpOf: salarie).map { "suivi de \(identifier) : \($0)" }
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
