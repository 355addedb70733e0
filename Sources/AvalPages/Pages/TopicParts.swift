import AvalSource
import AvalValues

/// What the pages of topics have in common.
struct TopicParts {
    let topic: Topic
    let content: SiteContent
    let links: Links

    init(_ topic: Topic, _ content: SiteContent, _ links: Links) {
        (self.topic, self.content, self.links) = (topic, content, links)
    }

    /// How the keys of files are named to people.
    private static let names = [
        "a_revoir": "À revoir au plus tard le", "aide": "Qui est concerné", "appel": "Appel", "au": "Jusqu'au",
        "attendu": "Valeur attendue", "categorie": "Catégorie", "chemin": "Champ montré", "cloture": "Clôture",
        "code": "Code", "correction": "Correction proposée", "declare": "Valeur déclarée", "doute": "Doute",
        "du": "À partir du", "edition": "Édition", "etape": "Étape du portail", "exigible": "Exigible le",
        "fiche": "Fiche de contrôle", "generee": "Générée le", "gravite": "Gravité", "libelle": "Libellé",
        "message": "Message", "motif": "Motif", "nomenclature": "Nomenclature", "obligatoire": "Obligatoire",
        "ouverture": "Ouverture", "parmi": "Valeurs permises", "personnel": "Donnée personnelle", "pour": "Pour",
        "attestation": "Attestation", "attributs": "Attributs", "cree_par": "Créé par", "periodicite": "Périodicité",
        "prix_ht": "Prix hors taxes", "quantite": "Quantité", "montant_ht": "Montant hors taxes",
        "visite_initiale": "Visite initiale", "visite_intermediaire": "Visite intermédiaire", "reference": "Texte",
        "sans_article": "Sans article",
        "sante": "Donnée de santé", "si": "Condition", "source": "Source", "suivi": "Suivi", "tva": "TVA (%)",
        "type": "Type", "valeur": "Calcul",
    ]

    /// How a key is named to people.
    static func named(_ key: String) -> String { names[key] ?? key.replacing("_", with: " ") }

    /// What the files say under some keys, those that are written, in this order.
    func said(_ keys: [String]) -> Markup { said(topic.entries, keys) }

    /// The same of other entries.
    func said(_ entries: [YAMLNode.Entry], _ keys: [String]) -> Markup {
        let rows = keys.compactMap { key -> Markup? in
            guard let value = entries.first(where: { $0.name == key })?.value else { return nil }
            return "<dt>\(Self.named(key))</dt>\n<dd>\(shown(key, value))</dd>"
        }
        return rows.isEmpty ? .none : "<dl class=\"dit\">\n\(rows)\n</dl>"
    }

    /// A value: expressions as code, references with their articles, the rest as text.
    func shown(_ key: String, _ value: YAMLNode) -> Markup {
        switch key {
        case "si", "valeur", "attendu", "declare", "chemin": "<code>\(value.string ?? value.written)</code>"
        case "reference", "reference_par_defaut", "source", "doute": links.reference(value.string ?? value.written)
        case "categorie": category(value.string ?? "")
        default: "\(Self.plain(value))"
        }
    }

    /// A value as a sentence would have it: keys and values, or elements, one after the other.
    static func plain(_ value: YAMLNode) -> String {
        if let text = value.string { return text }
        if let items = value.items { return items.map { plain($0) }.joined(separator: ", ") }
        return (value.entries ?? []).map { "\(named($0.name).lowercased()) : \(plain($0.value))" }
            .joined(separator: " ; ")
    }

    /// A category with its page.
    private func category(_ word: String) -> Markup {
        let told = content.values(of: word).map { value -> Markup in
            guard let topic = content.categories.first(where: { $0.name == value }) else {
                return "<code>\(value)</code>"
            }
            return "\(links.to(topic)) (\(value))"
        }
        return word.hasPrefix("service.") ? "\(told), par un choix du service : <code>\(word)</code>" : "\(told)"
    }

    /// The examples, with what the rules must say of each.
    func examples(_ nodes: [YAMLNode]) -> Markup {
        let told = ["anomalie", "gravite", "categorie", "suivi", "quantite", "montant_ht"]
        let rows = nodes.enumerated().map { index, node -> [Markup] in
            let entries = node.entries ?? []
            let changes = entries.filter { !told.contains($0.name) && $0.name != "nom" }
            let verdict = entries.filter { told.contains($0.name) }.map { entry -> String in
                switch (entry.name, entry.value.string) {
                case ("anomalie", "oui"): "anomalie"
                case ("anomalie", "non"): "pas d'anomalie"
                default: "\(Self.named(entry.name).lowercased()) : \(entry.value.string ?? entry.value.written)"
                }
            }
            let written = changes.map { "\($0.name) : \($0.value.written)" }.joined(separator: " ; ")
            let cells: [Markup] = [
                "\(node.text("nom") ?? "Exemple \(index + 1)")",
                written.isEmpty ? "–" : "<code>\(written)</code>", "\(verdict.joined(separator: " ; "))",
            ]
            return content.verdicts.isEmpty ? cells : cells + [judged(node)]
        }
        let head = ["Exemple", "Ce qui est donné", "Attendu"]
        if content.verdicts.isEmpty { return .table("Exemples, et ce que le verdict doit en dire", head, rows) }
        return .table("Exemples, et ce que le verdict en dit", head + ["Verdict"], rows)
    }

    /// What the judge says of an example.
    private func judged(_ node: YAMLNode) -> Markup {
        guard let told = content.verdicts.told(at: node.span) else { return "non jugé" }
        return told.holds ? "\(told.words)" : "<strong>Ne tient pas :</strong> \(told.words)"
    }

    /// Periods, drawn and told; nothing where no day is written.
    func periods(_ title: String, _ bars: [Timeline.Bar]) -> Markup {
        let timeline = Timeline(title: title, bars: bars)
        if !timeline.isDrawn { return .none }
        let rows = bars.map { bar -> [Markup] in
            ["\(bar.label)", "\(bar.from ?? "toujours")", "\(bar.to ?? "sans fin écrite")"]
        }
        return "\(Markup(raw: timeline.svg))\n\(Markup.table(title, ["Quoi", "À partir du", "Jusqu'au"], rows))"
    }

    /// What the topic reads and what reads it.
    var reading: Markup {
        let (reads, near) = (content.reading.reads(topic), content.reading.readers(of: topic))
        return
            "\(Markup.section("Ce qu'il faut lire pour juger", links.list(reads)))\(Markup.section("Ce qui s'en sert", links.list(near)))"
    }

    /// What remains to be confirmed.
    var doubts: Markup {
        let own = Doubt.all(of: topic).map { doubt -> Markup in
            let text = doubt.text.map { links.reference($0) } ?? .none
            let review = doubt.review.map { " À revoir au plus tard le \($0)." as Markup } ?? .none
            return "\(text)\(review)"
        }
        return .section("Ce qui reste à confirmer", .list(own))
    }

    /// Where it is written.
    var place: Markup { "<p class=\"lieu\">Écrit dans <code>\(topic.place)</code></p>" }
}
