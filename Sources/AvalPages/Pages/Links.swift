import AvalValues

/// Links from one page to what the site tells of elsewhere.
struct Links {
    /// The way from the page up to the folder of all pages.
    let up: String
    private let articles: NameSet

    init(_ content: SiteContent, from address: String) {
        up = address.contains("/") ? "../" : ""
        articles = NameSet(content.articles.map(\.name))
    }

    /// A topic by its label.
    func to(_ topic: Topic) -> Markup {
        if topic.kind == .file { return "<code>\(topic.name)</code>" }
        let named: Markup =
            [.rule, .field, .fact].contains(topic.kind) ? "<code>\(topic.name)</code>" : "\(topic.label)"
        return "<a href=\"\(up)\(topic.address)\">\(named)</a>"
    }

    /// Topics by what they are.
    func list(_ topics: [Topic]) -> Markup {
        let kinds = Topic.Kind.allCases.compactMap { kind -> Markup? in
            let own = topics.filter { $0.kind == kind }
            if own.isEmpty { return nil }
            return "<dt>\(Self.plural(kind, own.count))</dt>\n\(own.map { "<dd>\(to($0))</dd>" as Markup })"
        }
        return kinds.isEmpty ? .none : "<dl>\n\(kinds)\n</dl>"
    }

    /// A text whose articles lead to their pages.
    func reference(_ text: String) -> Markup {
        var html = ""
        var word = ""
        func end() {
            let isLink = articles.contains(word)
            html += (isLink ? "<a href=\"\(up)articles/\(Slug.of(word)).html\">\(word)</a>" as Markup : "\(word)").html
            word = ""
        }
        for character in text {
            if Article.isPart(character) {
                word.append(character)
            } else {
                end()
                html += ("\(String(character))" as Markup).html
            }
        }
        end()
        return Markup(raw: html)
    }

    private static func plural(_ kind: Topic.Kind, _ count: Int) -> String {
        count > 1 ? kind.rawValue + "s" : kind.rawValue
    }
}
