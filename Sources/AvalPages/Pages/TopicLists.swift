/// Pages that name many things: an index of links, or places that links lead to.
struct TopicLists {
    let content: SiteContent
    let links: Links

    init(_ content: SiteContent, _ links: Links) { (self.content, self.links) = (content, links) }

    /// Links to the pages of topics.
    func index(_ topics: [Topic]) -> Markup {
        "<p>\(topics.count) en tout.</p>\n\(Markup.list(topics.map { told($0) }))"
    }

    /// A link, and of a rule what it first says.
    private func told(_ topic: Topic) -> Markup {
        let message = topic.text("message") ?? topic["cas"]?.items?.lazy.compactMap { $0.text("message") }.first
        guard topic.kind == .rule, let message else { return links.to(topic) }
        return "\(links.to(topic)) : \(message)"
    }

    /// What is said of each topic that has no page of its own.
    func anchored(_ topics: [Topic]) -> Markup {
        let parts = topics.map { topic -> Markup in
            """
            <section id="\(Slug.of(topic.name))">
            <h2><code>\(topic.name)</code></h2>
            <p>\(topic.label)</p>
            \(TopicParts(topic, content, links).said(["type", "parmi", "nomenclature", "personnel", "obligatoire", "valeur", "reference", "edition", "source", "doute"]))
            \(reading(topic))
            </section>
            """
        }
        return "<p>\(topics.count) en tout.</p>\n\(parts)"
    }

    private func reading(_ topic: Topic) -> Markup {
        let (reads, near) = (content.reading.reads(topic), content.reading.readers(of: topic))
        let far = content.reading.farReaders(of: topic)
        var parts: [Markup] = []
        if !reads.isEmpty { parts.append("<h3>Ce qu'il lit</h3>\n\(links.list(reads))") }
        if !near.isEmpty { parts.append("<h3>Ce qui le lit</h3>\n\(links.list(near))") }
        if !far.isEmpty { parts.append("<h3>Ce qui en dépend par un fait</h3>\n\(links.list(far))") }
        if near.isEmpty { parts.append("<p>Aucun fichier ne le nomme.</p>") }
        return "\(parts)"
    }
}
