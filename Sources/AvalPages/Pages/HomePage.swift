/// Where a reader begins: the search, and what there is.
struct HomePage {
    let content: SiteContent
    let links: Links

    init(_ content: SiteContent, _ links: Links) { (self.content, self.links) = (content, links) }

    /// What the page says.
    var body: Markup {
        let counts = [
            ("regles.html", "règles", content.rules.count),
            ("determinants.html", "déterminants", content.determinants.count),
            ("categories.html", "catégories", content.categories.count),
            ("tarifs.html", "tarifs", content.tariffs.count),
            ("articles.html", "articles cités", content.articles.count),
            ("champs.html", "champs", content.fields.count),
            ("faits.html", "faits calculés", content.facts.count),
            ("nomenclatures.html", "nomenclatures", content.nomenclatures.count),
            ("doutes.html", "points à confirmer ou à revoir", content.doubts.count),
        ]
        let items = counts.map { address, name, count in "<a href=\"\(address)\">\(count) \(name)</a>" as Markup }
        return """
            <p>Ce site dit ce que contrôlent les règles d'Aval, sur quel texte, et à partir de quel jour. Il est tiré des fichiers de \
            règles et de tarifs, et d'eux seuls.</p>
            <form role="search" id="recherche" hidden>
            <label for="mots">Chercher une règle, un déterminant, un article, un champ</label>
            <input id="mots" type="search">
            <p id="combien" role="status"></p>
            <ul id="resultats"></ul>
            </form>
            <noscript><p>La recherche demande JavaScript ; sans lui, les listes ci-dessous mènent à tout.</p></noscript>
            \(Markup.section("Ce qu'on y trouve", .list(items)))
            """
    }
}

/// What remains to be confirmed, and what is good until a day.
struct DoubtPage {
    let content: SiteContent
    let links: Links

    init(_ content: SiteContent, _ links: Links) { (self.content, self.links) = (content, links) }

    /// What the page says.
    var body: Markup {
        let doubts = content.doubts.filter { $0.text != nil }
        let reviews = content.doubts.filter { $0.review != nil }.sorted {
            (($0.review ?? "") + $0.place).utf8.lexicographicallyPrecedes((($1.review ?? "") + $1.place).utf8)
        }
        return """
            \(Markup.section("À revoir", .table("Dates au-delà desquelles il faut revoir", ["Quoi", "Au plus tard le", "Où"], reviews.map { [name($0), .orDash($0.review), "<code>\($0.place)</code>"] })))
            \(Markup.section("Doutes", .table("Ce qui reste à confirmer", ["Quoi", "Doute", "Où"], doubts.map { [name($0), links.reference($0.text ?? ""), "<code>\($0.place)</code>"] })))
            """
    }

    private func name(_ doubt: Doubt) -> Markup {
        doubt.topic.kind == .file ? "\(doubt.topic.label)" : links.to(doubt.topic)
    }
}
