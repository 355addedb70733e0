import AvalSource
import AvalValues

/// One rule: what it says, when, of whom, on what ground.
struct RulePage {
    let rule: Topic
    let content: SiteContent
    let parts: TopicParts

    init(_ rule: Topic, _ content: SiteContent, _ links: Links) {
        (self.rule, self.content) = (rule, content)
        parts = TopicParts(rule, content, links)
    }

    private static let keys = [
        "message", "gravite", "etape", "pour", "si", "chemin", "declare", "attendu", "correction", "reference",
        "sans_article", "fiche", "du", "au",
    ]

    /// What the page says.
    var body: Markup {
        let cases = (rule["cas"]?.items ?? []).enumerated().map { index, node -> Markup in
            "<h3>Cas \(index + 1)</h3>\n\(parts.said(node.entries ?? [], Self.keys))"
        }
        let table = rule["table"].map { "<pre>\($0.string ?? $0.written)</pre>" as Markup } ?? .none
        let whole = Timeline.Bar(label: rule.label, from: rule.text("du"), to: rule.text("au"))
        let bars = (rule["cas"]?.items ?? []).enumerated().map { index, node in
            Timeline.Bar(
                label: "cas \(index + 1)", from: node.text("du") ?? rule.text("du"),
                to: node.text("au") ?? rule.text("au"))
        }
        return """
            \(parts.said(Self.keys))
            \(Markup.section("Cas, le premier qui convient l'emporte", "\(cases)"))
            \(Markup.section("Table de décision", table))
            \(Markup.section("En vigueur", parts.periods("Périodes de la règle", bars.isEmpty ? [whole] : bars)))
            \(parts.reading)
            \(Markup.section("Exemples", parts.examples(rule["exemples"]?.items ?? [])))
            \(parts.doubts)
            \(parts.place)
            """
    }
}
