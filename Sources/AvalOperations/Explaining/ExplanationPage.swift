import AvalJSON

/// Why a verdict says what it says, as one HTML page that needs nothing else and folds.
public struct ExplanationPage {
    private let verdict: JSONValue
    private let explanations: [JSONValue]

    /// The page of what a text tells.
    public init(_ text: ExplanationText) {
        (verdict, explanations) = (text.verdict, text.all)
    }

    /// The page.
    public var html: String {
        let title = "Pourquoi ce verdict"
        let number = verdict["numero"]?.string.map { "Déclaration \($0)" } ?? "Déclaration sans numéro"
        let status = "\(number), jugée au \(verdict["date"]?.string ?? "") : \(verdict["statut"]?.string ?? "")"
        let sections = explanations.map { section($0) }.joined(separator: "\n")
        return Self.page(title, "<p>\(Self.escaped(status))</p>\n\(sections)")
    }

    /// A page of what is explained that needs nothing else.
    static func page(_ title: String, _ body: String) -> String {
        HTMLText.page(title: title, style: css, body: "<h1>\(escaped(title))</h1>\n\(body)")
    }

    private static let css = """
        body { font: 1rem/1.5 system-ui, sans-serif; margin: 0 auto; max-width: 60rem; padding: 1rem; color: #1b1b1b; background: #fff }
        h1 { font-size: 1.5rem } h2 { font-size: 1.1rem; margin: 0 }
        details { border: 1px solid #767676; border-radius: .3rem; margin: .6rem 0; padding: .4rem .8rem }
        details details { border: 0; border-left: 2px solid #767676; border-radius: 0; margin: .2rem 0; padding: 0 .6rem }
        summary { cursor: pointer } summary h2 { display: inline }
        code { background: #f0f0f0; padding: 0 .2rem; overflow-wrap: anywhere }
        .vrai { color: #0b5d1e } .faux { color: #8a1c1c }
        @media print { details { break-inside: avoid } }
        """

    private func section(_ explanation: JSONValue) -> String {
        let heading = ExplanationText.heading(explanation, verdict)
        let rest = heading.dropFirst().map { "<p>\(Self.escaped($0))</p>" }.joined()
        let source = ExplanationText.source(explanation).map { "<p>\(Self.escaped($0))</p>" } ?? ""
        let condition = explanation["condition"].map { Self.tree($0, isOpen: true) } ?? ""
        let facts = (explanation["faits"]?.members ?? []).map { Self.fact($0) }.joined(separator: "\n")
        let tables = (explanation["tables"]?.array ?? []).map { Self.table($0) }.joined(separator: "\n")
        return """
            <details open>
            <summary><h2>\(Self.escaped(heading.first ?? ""))</h2></summary>
            \(rest)\(source)\(condition)\(facts.isEmpty ? "" : "<h3>Ce que ces noms veulent dire</h3>\n\(facts)")\(tables)
            </details>
            """
    }

    private static func tree(_ part: JSONValue, isOpen: Bool = false) -> String {
        let line = sentence(part)
        let parts = part["parties"]?.array ?? []
        if parts.isEmpty { return "<p>\(line)</p>" }
        let inner = parts.map { tree($0, isOpen: true) }.joined()
        return "<details\(isOpen ? " open" : "")><summary>\(line)</summary>\(inner)</details>"
    }

    private static func sentence(_ part: JSONValue) -> String {
        let text = "<code>\(escaped(part["texte"]?.string ?? ""))</code>"
        if case .bool(let truth)? = part["valeur"] {
            return "<span class=\"\(truth ? "vrai" : "faux")\">\(truth ? "vrai" : "faux")</span> \(text)"
        }
        let why = part["absence"]?.string.map { " (\(escaped($0)))" } ?? ""
        return "\(text) : \(escaped(part["valeur"].map { ExplanationText.words($0) } ?? ""))\(why)"
    }

    private static func fact(_ fact: JSONMember) -> String {
        let value = fact.value["valeur"].map { ExplanationText.words($0) } ?? ""
        let condition = fact.value["condition"].map { tree($0) } ?? ""
        return
            "<details><summary><code>\(escaped(fact.key))</code> : \(escaped(value)) <small>(\(escaped(ExplanationText.place(fact.value))))</small></summary>\(condition)</details>"
    }

    private static func table(_ table: JSONValue) -> String {
        "<p>Table <code>\(escaped(table["fait"]?.string ?? ""))</code> : \(escaped(ExplanationText.rows(of: table)))</p>"
    }

    private static func escaped(_ text: String) -> String { HTMLText.escaped(text) }
}
