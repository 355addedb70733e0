/// A summary as one page of HTML that needs nothing else: charts drawn in it, readable on a screen and on paper. It holds
/// counts and amounts, and no name of a file, a person or a determinant.
public struct ReportPage {
    private let summary: Summary

    /// The page of a summary.
    public init(_ summary: Summary) {
        self.summary = summary
    }

    /// The page.
    public var html: String {
        """
        <!DOCTYPE html>
        <html lang="fr">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>Rapport de lot</title>
        <style>
        \(ReportStyle.css)
        </style>
        </head>
        <body>
        <main>
        <h1>Rapport de lot</h1>
        \(introduction)
        \(statuses)
        \(anomalies)
        \(categories)
        \(amounts)
        </main>
        </body>
        </html>

        """
    }

    private var introduction: String {
        let total = summary.tally.total
        var state = summary.isComplete ? "" : "<p class=\"alerte\">Lot interrompu : ces chiffres sont partiels.</p>\n"
        if let unread = summary.unread { state += "<p class=\"alerte\">\(HTML.escaped(unread))</p>\n" }
        let facts = [
            ("Déclarations", FrenchNumbers.count(summary.tally.count)),
            ("Salariés présents", FrenchNumbers.count(total.present)),
            ("Total HT", Euros.french(total.excludingTax)), ("TVA", Euros.french(total.tax)),
            ("Total TTC", Euros.french(total.includingTax)),
        ]
        let items = facts.map { "<div><dt>\($0)</dt><dd>\($1)</dd></div>" }.joined(separator: "\n")
        return """
            \(state)<dl>
            \(items)
            </dl>
            <p>Règles appliquées : <code>\(HTML.escaped(summary.rulesVersion))</code></p>
            """
    }

    private var statuses: String {
        let bars = summary.statuses.enumerated().map { index, status in
            BarChart.Bar(
                label: status.label, parts: [(status.count, "s\(index)")],
                value:
                    "\(FrenchNumbers.count(status.count)) (\(FrenchNumbers.share(status.count, of: summary.tally.count)))"
            )
        }
        return section("Par statut", BarChart("Déclarations par statut", bars).svg)
    }

    private var anomalies: String {
        let all = summary.anomalies
        if all.isEmpty { return section("Par anomalie", "<p>Aucune anomalie.</p>") }
        let bars = all.prefix(12).map { code, found in
            BarChart.Bar(
                label: code, parts: [(found.count, found.severity.word)], value: FrenchNumbers.count(found.count))
        }
        let rows = all.map { code, found in
            [code, found.severity.word, FrenchNumbers.count(found.count), FrenchNumbers.count(found.declarations)]
        }
        return section(
            "Par anomalie",
            BarChart("Les anomalies les plus fréquentes", bars).svg
                + HTML.table(head: ["Anomalie", "Gravité", "Nombre", "Déclarations"], rows, textColumns: 2))
    }

    private var categories: String {
        let bars = summary.years.map { label, year in
            let parts = summary.categories.indices.map { (summary.count($0, in: year), "c\($0 % 4)") }
            return BarChart.Bar(label: label, parts: parts, value: FrenchNumbers.count(parts.reduce(0) { $0 + $1.0 }))
        }
        let rows = withTotal.map { label, year in
            [label, FrenchNumbers.count(year.declarations), FrenchNumbers.count(year.present)]
                + summary.categories.indices.map { FrenchNumbers.count(summary.count($0, in: year)) }
        }
        let legend = summary.categories.enumerated().map { index, word in
            "<span class=\"legende\"><svg width=\"12\" height=\"12\" aria-hidden=\"true\"><rect class=\"c\(index % 4)\" width=\"12\" height=\"12\"/></svg> \(HTML.escaped(word))</span>"
        }
        return section(
            "Salariés présents, par exercice et catégorie",
            "<p>\(legend.joined(separator: " "))</p>\n"
                + BarChart("Salariés présents par exercice et catégorie", bars).svg
                + HTML.table(head: ["Exercice", "Déclarations", "Présents"] + summary.categories, rows))
    }

    private var amounts: String {
        let bars = summary.years.map { label, year in
            // Whole euros are exact enough for the length of a bar; its label has the cents.
            BarChart.Bar(
                label: label, parts: [(Int(clamping: year.includingTax / 100), "s0")],
                value: Euros.french(year.includingTax))
        }
        let rows = withTotal.map { label, year in
            [
                label, Euros.french(year.excludingTax), Euros.french(year.tax), Euros.french(year.includingTax),
                FrenchNumbers.count(year.unpriced),
            ]
        }
        return section(
            "Cotisations estimées, par exercice",
            BarChart("Total TTC par exercice", bars).svg
                + HTML.table(head: ["Exercice", "Total HT", "TVA", "Total TTC", "Sans estimation"], rows))
    }

    private var withTotal: [(label: String, year: BatchCounts.Year)] {
        summary.years + [("Total", summary.tally.total)]
    }

    private func section(_ title: String, _ content: String) -> String {
        "<section>\n<h2>\(title)</h2>\n\(content)\n</section>"
    }
}
