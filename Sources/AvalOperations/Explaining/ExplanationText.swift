import AvalJSON
import AvalValues

/// Why a verdict says what it says, as a person reads it, in French: one paragraph an anomaly, a category, a line of the estimate.
public struct ExplanationText {
    let verdict: JSONValue
    /// What was asked for, in JSON.
    public let all: [JSONValue]

    /// The text of the explanations of a whole verdict, both in JSON; of one salarié alone, of one code alone, where they are named.
    public init(_ verdict: JSONValue, _ explanations: [JSONValue], salarie: String? = nil, code: String? = nil) {
        self.verdict = verdict
        all = explanations.filter { Self.isAsked($0, verdict, salarie, code) }
    }

    /// Whether nothing was found of what was asked.
    public var isEmpty: Bool { all.isEmpty }

    /// The text, several lines, each with its end.
    public var text: String {
        all.map { paragraph($0) }.joined(separator: "\n")
    }

    /// What an explanation is about, in the verdict.
    private static func subject(_ explanation: JSONValue, _ verdict: JSONValue) -> JSONValue? {
        guard let pointer = explanation["de"]?.string.flatMap({ JSONPointer($0) }) else { return nil }
        // A category is told with the salarié whose it is.
        let isCategory = pointer.tokens.last.map { TextKey($0) == TextKey("categorie") } ?? false
        return pointer.tokens.dropLast(isCategory ? 1 : 0).reduce(Optional(verdict)) { value, token in
            Int(token).flatMap { value?[$0] } ?? value?[token]
        }
    }

    private static func isAsked(_ explanation: JSONValue, _ verdict: JSONValue, _ salarie: String?, _ code: String?)
        -> Bool
    {
        let subject = subject(explanation, verdict)
        if let salarie {
            let id = subject?["salarie"]?.string ?? subject?["id"]?.string
            guard id.map({ TextKey($0) == TextKey(salarie) }) ?? false else { return false }
        }
        guard let code else { return true }
        let found = subject?["code"]?.string ?? subject?["tarif"]?.string
        return found.map { TextKey($0) == TextKey(code) } ?? false
    }

    private func paragraph(_ explanation: JSONValue) -> String {
        var lines = Self.heading(explanation, verdict)
        lines += Self.source(explanation).map { ["  \($0)"] } ?? []
        if let condition = explanation["condition"] {
            lines.append("  Parce que :")
            lines += Self.tree(condition, depth: 2)
        }
        let facts = explanation["faits"]?.members ?? []
        if !facts.isEmpty {
            lines.append("  Ce que ces noms veulent dire :")
            for fact in facts { lines += Self.fact(fact) }
        }
        for table in explanation["tables"]?.array ?? [] { lines += Self.table(table) }
        return lines.joined(separator: "\n") + "\n"
    }

    // MARK: Parts

    static func heading(_ explanation: JSONValue, _ verdict: JSONValue) -> [String] {
        guard let subject = subject(explanation, verdict) else { return [] }
        if let code = subject["code"]?.string {
            let who = subject["salarie"]?.string.map { ", salarié \($0)" } ?? ""
            return [
                "\((subject["gravite"]?.string ?? "").uppercased()) \(code)\(who)",
                "  \(subject["message"]?.string ?? "")",
            ]
        }
        if let id = subject["id"]?.string {
            return ["CATÉGORIE de \(id) : \(subject["categorie"]?.string ?? "aucune")"]
        }
        return [
            "LIGNE \(subject["libelle"]?.string ?? "") : \(subject["quantite"]?.number?.text ?? "") × "
                + "\(subject["prix_unitaire_ht"]?.string ?? "") = \(subject["total_ht"]?.string ?? "") € HT"
        ]
    }

    /// Where it stands in the files, and the law.
    static func source(_ explanation: JSONValue) -> String? {
        guard explanation["fichier"] != nil else { return nil }
        let law = explanation["reference"]?.string.map { ". Texte : \($0)" } ?? ""
        return "Règle : \(place(explanation))\(law)"
    }

    private static func tree(_ part: JSONValue, depth: Int) -> [String] {
        let blanks = String(repeating: "  ", count: depth)
        return [blanks + sentence(part)]
            + (part["parties"]?.array ?? []).flatMap { tree($0, depth: depth + 1) }
    }

    /// A part with what it came to.
    static func sentence(_ part: JSONValue) -> String {
        let text = part["texte"]?.string ?? ""
        let why = part["absence"]?.string.map { " (\($0))" } ?? ""
        switch part["valeur"] {
        case .bool(let truth)?: return "\(truth ? "✓" : "✗") \(text)"
        case let value?: return "\(text) : \(words(value))\(why)"
        case nil: return text
        }
    }

    /// A value as French says it.
    static func words(_ value: JSONValue) -> String {
        switch value {
        case .null: "absent"
        case .bool(let truth): truth ? "vrai" : "faux"
        case .string(let text): "« \(text) »"
        case .number(let number): number.text.replacing(".", with: ",")
        case .array(let items): items.isEmpty ? "rien" : items.map { words($0) }.joined(separator: ", ")
        case .object(let members):
            value["personnel"]?.bool == true
                ? "(personnel)" : members.map { "\($0.key) : \(words($0.value))" }.joined(separator: ", ")
        }
    }

    private static func fact(_ fact: JSONMember) -> [String] {
        let value = fact.value["valeur"].map { words($0) } ?? ""
        return ["    \(fact.key) : \(value) (\(place(fact.value)))"]
            + (fact.value["condition"].map { tree($0, depth: 3) } ?? [])
    }

    private static func table(_ table: JSONValue) -> [String] {
        ["  Table « \(table["fait"]?.string ?? "") » : \(rows(of: table))"]
    }

    /// Where something stands in the files.
    static func place(_ value: JSONValue) -> String {
        "\(value["fichier"]?.string ?? ""), ligne \(value["ligne"]?.integer ?? 0)"
    }

    /// Which rows of a table gave its fact.
    static func rows(of table: JSONValue) -> String {
        let rows = (table["lignes"]?.array ?? []).map {
            "ligne \($0["rang"]?.integer ?? 0) de la table (\(table["fichier"]?.string ?? ""), ligne \($0["ligne"]?.integer ?? 0))"
        }
        return rows.isEmpty ? "aucune ligne de sa table ne convient" : rows.joined(separator: ", ")
    }
}
