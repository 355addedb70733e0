import AvalLoading

/// A site that tells what the rule files say, in French, for whoever reads no YAML: files that need nothing else. The same
/// rules give the same bytes.
public struct Site {
    /// The files, by their paths, in order.
    public let files: [(path: String, text: String)]

    /// The site of a snapshot of both folders, which must be rules that load, with what the judge says of their examples.
    public init(_ files: RuleFiles, _ verdicts: ExampleVerdicts = ExampleVerdicts()) {
        let content = SiteContent(files, verdicts)
        let pages = SitePages(content)
        self.files = (pages.all + SearchIndex(content).files + [("style.css", SiteStyle.css + "\n")])
            .sorted { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
    }
}

/// The pages of a site.
struct SitePages {
    let content: SiteContent
    private let frame: PageFrame

    init(_ content: SiteContent) {
        self.content = content
        frame = PageFrame(version: content.version)
    }

    /// All pages, by their paths.
    var all: [(path: String, text: String)] {
        var pages: [(path: String, text: String)] = []
        func add(_ address: String, _ title: String, script: Bool = false, _ body: (Links) -> Markup) {
            let body = body(Links(content, from: address))
            pages.append((address, frame.page(address, title, body, script: script)))
        }
        add("index.html", "Les règles, en clair", script: true) { HomePage(content, $0).body }
        for (address, title, topics) in lists { add(address, title) { TopicLists(content, $0).index(topics) } }
        for rule in content.rules { add(rule.address, "Règle \(rule.name)") { RulePage(rule, content, $0).body } }
        for topic in content.determinants {
            add(topic.address, topic.label) { DeterminantPage(topic, content, $0).body }
        }
        for topic in content.categories { add(topic.address, topic.label) { CategoryPage(topic, content, $0).body } }
        for topic in content.tariffs { add(topic.address, topic.label) { TariffPage(topic, content, $0).body } }
        for topic in content.articles { add(topic.address, topic.label) { ArticlePage(topic, content, $0).body } }
        add("champs.html", "Champs d'une déclaration") { TopicLists(content, $0).anchored(content.fields) }
        add("faits.html", "Faits calculés") { TopicLists(content, $0).anchored(content.facts) }
        add("nomenclatures.html", "Nomenclatures") { TopicLists(content, $0).anchored(content.nomenclatures) }
        add("doutes.html", "Ce qui reste à confirmer ou à revoir") { DoubtPage(content, $0).body }
        return pages
    }

    private var lists: [(String, String, [Topic])] {
        [
            ("regles.html", "Règles", content.rules), ("determinants.html", "Déterminants", content.determinants),
            ("categories.html", "Catégories", content.categories), ("tarifs.html", "Tarifs", content.tariffs),
            ("articles.html", "Articles cités", content.articles),
        ]
    }
}
