/// What all pages have around what they say.
struct PageFrame {
    /// The version of the rules.
    let version: String

    /// The pages that every page leads to.
    static let menu = [
        ("index.html", "Accueil"), ("regles.html", "Règles"), ("determinants.html", "Déterminants"),
        ("categories.html", "Catégories"), ("tarifs.html", "Tarifs"), ("articles.html", "Articles"),
        ("champs.html", "Champs"), ("faits.html", "Faits"), ("nomenclatures.html", "Nomenclatures"),
        ("doutes.html", "Doutes"),
    ]

    /// The page at `address`, of this title.
    func page(_ address: String, _ title: String, _ body: Markup, script: Bool = false) -> String {
        let up = address.contains("/") ? "../" : ""
        let links = Self.menu.map { target, name -> Markup in
            let current: Markup = target == address ? " aria-current=\"page\"" : .none
            return "<li><a href=\"\(up)\(target)\"\(current)>\(name)</a></li>"
        }
        let scripts: Markup =
            script ? "<script src=\"index-de-recherche.js\"></script>\n<script src=\"recherche.js\"></script>\n" : .none
        let page: Markup = """
            <!DOCTYPE html>
            <html lang="fr">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>\(title) – Règles d'Aval</title>
            <link rel="stylesheet" href="\(up)style.css">
            </head>
            <body>
            <a class="evitement" href="#contenu">Aller au contenu</a>
            <header>
            <nav aria-label="Pages principales">
            <ul>
            \(links)
            </ul>
            </nav>
            </header>
            <main id="contenu" tabindex="-1">
            <h1>\(title)</h1>
            \(body)
            </main>
            <footer>
            <p>Règles <code>\(version)</code></p>
            </footer>
            \(scripts)</body>
            </html>

            """
        return page.html
    }
}
