import AvalSource
import AvalValues

/// One determinant: what it means from one date to another.
struct DeterminantPage {
    let topic: Topic
    let parts: TopicParts

    init(_ topic: Topic, _ content: SiteContent, _ links: Links) {
        self.topic = topic
        parts = TopicParts(topic, content, links)
    }

    /// What the page says.
    var body: Markup {
        let periods = topic["periodes"]?.items ?? []
        let told = periods.map { period -> Markup in
            let from = period.text("du").map { "À partir du \($0)" } ?? "Depuis toujours"
            let to = period.text("au").map { ", jusqu'au \($0)" } ?? ""
            return
                "<h3>\(from)\(to)</h3>\n\(parts.said(period.entries ?? [], ["categorie", "reference", "aide", "suivi", "doute", "a_revoir"]))"
        }
        let bars = periods.map {
            Timeline.Bar(
                label: parts.content.values(of: $0.text("categorie") ?? "").joined(separator: " ou "),
                from: $0.text("du"), to: $0.text("au"))
        }
        return """
            <p><code>\(topic.name)</code></p>
            \(parts.said(["motif", "sante", "cree_par", "attributs"]))
            \(Markup.section("Catégorie au fil du temps", parts.periods("Catégories que donne ce déterminant", bars)))
            \(Markup.section("Périodes", "\(told)"))
            \(parts.reading)
            \(Markup.section("Exemples", parts.examples(topic["exemples"]?.items ?? [])))
            \(parts.place)
            """
    }
}

/// One category: the determinants that give it, and when.
struct CategoryPage {
    let topic: Topic
    let content: SiteContent
    let parts: TopicParts

    init(_ topic: Topic, _ content: SiteContent, _ links: Links) {
        (self.topic, self.content) = (topic, content)
        parts = TopicParts(topic, content, links)
    }

    /// What the page says.
    var body: Markup {
        var bars: [Timeline.Bar] = []
        var givers: [Topic] = []
        for determinant in content.determinants {
            let periods = determinant["periodes"]?.items ?? []
            let own = periods.filter { content.values(of: $0.text("categorie") ?? "").contains(topic.name) }
            if !own.isEmpty { givers.append(determinant) }
            bars += own.map { period in
                let isChosen = period.text("categorie") != topic.name
                let label = isChosen ? "\(determinant.name) (choix du service)" : determinant.name
                return Timeline.Bar(label: label, from: period.text("du"), to: period.text("au"))
            }
        }
        return """
            <p><code>\(topic.name)</code></p>
            \(Markup.section("Déterminants qui la donnent", parts.links.list(givers)))
            \(Markup.section("Sans déterminant qui en donne une", whole))
            \(Markup.section("Déterminants propres à l'établissement", ofTheirOwn))
            \(Markup.section("Suivi qu'elle demande", "\(followUps)"))
            \(Markup.section("Au fil du temps", parts.periods("Déterminants qui donnent cette catégorie", bars)))
            \(parts.reading)
            \(parts.place)
            """
    }

    private var file: Topic? { content.others.first { $0.name == "categories.yaml" } }

    /// What is said of those without any determinant, where it is this category that they get.
    private var whole: Markup {
        guard let file, file.text("defaut") == topic.name else { return .none }
        return parts.said(file.entries, ["motif_par_defaut", "reference_par_defaut"])
    }

    /// What is said of the determinants of an establishment's own, where they give this category.
    private var ofTheirOwn: Markup {
        guard let own = file?["particuliers"], own.text("categorie") == topic.name else { return .none }
        return parts.said(own.entries ?? [], ["motif", "reference"])
    }

    /// The follow-up that the law asks of it.
    private var followUps: [Markup] {
        content.others.filter { $0.name == "suivi.yaml" && $0.text("categorie") == topic.name }
            .map { parts.said($0.entries, ["du", "au", "suivi", "reference", "doute", "a_revoir"]) }
    }
}

/// One exercice: its prices, its calls, its campaign.
struct TariffPage {
    let topic: Topic
    let content: SiteContent
    let parts: TopicParts

    init(_ topic: Topic, _ content: SiteContent, _ links: Links) {
        (self.topic, self.content) = (topic, content)
        parts = TopicParts(topic, content, links)
    }

    /// What the page says.
    var body: Markup {
        let lines = topic["lignes"]?.items ?? []
        let rows = lines.map { line -> [Markup] in
            let source = (line.text("source") ?? "") + (line.text("deduit") == "oui" ? " (prix déduit)" : "")
            return [
                "\(line.text("libelle") ?? line.text("code") ?? "")",
                "\(line.value("pour").map { $0.items?.map(\.written).joined(separator: ", ") ?? $0.written } ?? "–")",
                .orDash(line.text("prix_ht")), parts.links.reference(source),
            ]
        }
        let examples = lines.map { line -> Markup in
            let shown = parts.examples(line.value("exemples")?.items ?? [])
            return shown.html.isEmpty ? .none : "<h3>\(line.text("libelle") ?? line.text("code") ?? "")</h3>\n\(shown)"
        }
        let campaign = content.campaigns[topic.name]
        let days: Markup =
            campaign.map {
                """
                \(parts.said($0.entries ?? [], ["generee", "ouverture", "cloture", "exigible", "source", "doute"]))
                \(parts.periods("Campagne de déclaration", [Timeline.Bar(label: "campagne \(topic.name)", from: $0.text("ouverture"), to: $0.text("cloture"))]))
                """
            } ?? .none
        let calls = (topic["echeancier"]?.items ?? []).map { "\(TopicParts.plain($0))" as Markup }
        return """
            \(parts.said(["tva", "source", "doute", "a_revoir"]))
            \(Markup.section("Lignes et prix", .table("Prix hors taxes de l'exercice \(topic.name)", ["Ligne", "Pour", "Prix", "Source"], rows)))
            \(Markup.section("Échéancier", .list(calls)))
            \(Markup.section("Campagne", days))
            \(parts.reading)
            \(Markup.section("Exemples", "\(examples.filter { !$0.html.isEmpty })"))
            \(parts.doubts)
            \(parts.place)
            """
    }
}

/// One article of law: what rests on it.
struct ArticlePage {
    let topic: Topic
    let content: SiteContent
    let links: Links

    init(_ topic: Topic, _ content: SiteContent, _ links: Links) {
        (self.topic, self.content, self.links) = (topic, content, links)
    }

    /// What the page says.
    var body: Markup {
        let quoting = content.quoting(topic.name)
        let texts = quoting.flatMap { topic in
            topic.entries.flatMap(\.value.texts).filter { Article.names(in: $0).contains(self.topic.name) }
        }
        var seen: NameSet = []
        let wordings = texts.filter { seen.insert($0).inserted }.map { links.reference($0) }
        return """
            \(Markup.section("Ce qui le cite", links.list(quoting)))
            \(Markup.section("Comment il est cité", .list(wordings)))
            """
    }
}

extension SiteContent {
    /// The topics that name an article.
    func quoting(_ article: String) -> [Topic] {
        (rules + determinants + facts + tariffs + categories + others).filter {
            Article.names(of: $0).contains(article)
        }
    }
}
