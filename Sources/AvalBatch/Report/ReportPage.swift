import AvalOperations
/// A summary as one page of HTML that needs nothing else: charts drawn in it, each with a table of its numbers, readable on
/// a screen of any width and on paper. It holds counts and amounts, and nothing of a person or a determinant.
public struct ReportPage {
    private let summary: Summary

    /// How many anomalies are drawn; the table has all.
    private static let mostBars = 12

    /// The page of a summary.
    public init(_ summary: Summary) {
        self.summary = summary
    }

    /// The page.
    public var html: String {
        HTML.page(
            title: "Rapport de lot", [introduction, statuses, reasons, anomalies, categories, amounts, run])
    }

    private var introduction: String {
        let total = summary.tally.total
        let state = summary.isComplete ? [] : ["Lot interrompu : ces chiffres sont partiels."]
        let unread = summary.unread.map { [$0] } ?? []
        let repeated = summary.repeated.map { [$0] } ?? []
        let alerts = (state + unread + repeated + summary.remarks.map { "\($0.text)." }).map {
            "<p class=\"alerte\">\(HTMLText.escaped($0))</p>\n"
        }
        let facts = [
            ("Déclarations", FrenchNumbers.count(summary.tally.count)),
            ("Salariés présents", FrenchNumbers.count(total.present)),
            ("Total TTC, hors refusées", Euros.french(total.includingTax - total.refusedIncludingTax)),
            ("Total TTC des refusées", Euros.french(total.refusedIncludingTax)),
        ]
        let items = facts.map { "<div><dt>\($0)</dt><dd>\($1)</dd></div>" }.joined(separator: "\n")
        return "\(alerts.joined())<dl class=\"chiffres\">\n\(items)\n</dl>"
    }

    private var run: String {
        let facts = (summary.run ?? RunNote()).facts(rulesVersion: summary.rulesVersion)
        let items = facts.map { "<dt>\($0.name)</dt><dd>\(HTMLText.escaped($0.value))</dd>" }.joined(separator: "\n")
        return HTML.section("Ce lot", "<dl class=\"lot\">\n\(items)\n</dl>")
    }

    private var statuses: String {
        let styles = ["acceptee", "reserves", "refusee", "illisible"]
        let count = summary.tally.count
        let bars = zip(summary.statuses, styles).map { status, style in
            BarChart.Bar(
                label: status.label, parts: [(status.count, style)], value: FrenchNumbers.count(status.count))
        }
        let rows = summary.statuses.map {
            [$0.label, FrenchNumbers.count($0.count), FrenchNumbers.share($0.count, of: count)]
        }
        return HTML.section(
            "Par statut",
            BarChart(bars).html
                + HTML.table(
                    caption: "Déclarations par statut", head: ["Statut", "Déclarations", "Part"], rows,
                    total: ["Total", FrenchNumbers.count(count), FrenchNumbers.share(count, of: count)])
                + statusesByYear)
    }

    private var statusesByYear: String {
        if summary.years.isEmpty { return "" }
        func row(_ label: String, _ year: BatchCounts.Year) -> [String] {
            [label] + [year.accepted, year.reserved, year.refused, year.declarations].map(FrenchNumbers.count)
        }
        return "\n"
            + HTML.table(
                caption: "Déclarations lues, par exercice et statut",
                head: ["Exercice", "Acceptées", "Avec réserves", "Refusées", "Lues"], summary.years.map(row),
                total: row("Total", summary.tally.total))
    }

    private var reasons: String {
        if summary.reasons.isEmpty { return "" }
        let rows = summary.reasons.map { [$0, FrenchNumbers.count($1)] }
        return HTML.section(
            "Ce qui n'a pas pu être lu",
            HTML.table(
                caption: "Déclarations illisibles par raison", head: ["Raison", "Déclarations"], rows,
                total: ["Total", FrenchNumbers.count(summary.tally.illegible)]))
    }

    private var anomalies: String {
        let all = summary.anomalies
        if all.isEmpty {
            return HTML.section(
                "Par anomalie", summary.noAnomaly.map { "<p>\($0)</p>" } ?? "<p>Rien n'a pu être jugé.</p>")
        }
        let bars = all.prefix(Self.mostBars).map { kind, found in
            BarChart.Bar(
                label: kind.code, parts: [(found.count, kind.severity.word)], value: FrenchNumbers.count(found.count))
        }
        let rows = all.map { kind, found in
            [
                kind.code, summary.words[kind.code] ?? "", kind.severity.word, FrenchNumbers.count(found.count),
                FrenchNumbers.count(found.declarations),
            ]
        }
        let hidden = all.count - Self.mostBars
        let note =
            hidden > 0
            ? "<p>Les \(Self.mostBars) plus fréquentes ; \(hidden) autres sont dans le tableau seul.</p>\n" : ""
        let legend = HTML.legend([
            ("bloquante", "bloquante"), ("avertissement", "avertissement"), ("information", "information"),
        ])
        return HTML.section(
            "Par anomalie",
            legend + BarChart(Array(bars)).html + note
                + HTML.table(
                    caption: "Anomalies par code et gravité",
                    head: ["Code", "Ce qu'elle dit", "Gravité", "Nombre", "Déclarations"], rows,
                    total: ["Total", "", "", FrenchNumbers.count(all.reduce(0) { $0 + $1.found.count }), ""],
                    textColumns: 3, stacks: true))
    }

    private var categories: String {
        let bars = summary.years.map { label, year in
            let parts = summary.categories.indices.map { (summary.count($0, in: year), "c\($0 % 4)") }
            return BarChart.Bar(label: label, parts: parts, value: FrenchNumbers.count(parts.reduce(0) { $0 + $1.0 }))
        }
        func row(_ label: String, _ year: BatchCounts.Year) -> [String] {
            [label, FrenchNumbers.count(year.declarations), FrenchNumbers.count(year.present)]
                + summary.categories.indices.map { FrenchNumbers.count(summary.count($0, in: year)) }
        }
        let legend = HTML.legend(summary.categories.enumerated().map { ("c\($0 % 4)", $1) })
        return HTML.section(
            "Salariés présents, par exercice et catégorie",
            legend + BarChart(bars).html
                + HTML.table(
                    caption: "Salariés présents des déclarations lues, par exercice et catégorie",
                    head: ["Exercice", "Déclarations", "Présents"] + summary.categories,
                    summary.years.map(row), total: row("Total", summary.tally.total)))
    }

    private var amounts: String {
        let bars = summary.years.map { label, year in
            // Whole euros are exact enough for the length of a bar; its label has the cents.
            BarChart.Bar(
                label: label,
                parts: [
                    (Int(clamping: (year.includingTax - year.refusedIncludingTax) / 100), "montant"),
                    (Int(clamping: year.refusedIncludingTax / 100), "refusee"),
                ],
                value: Euros.french(year.includingTax))
        }
        func row(_ label: String, _ year: BatchCounts.Year) -> [String] {
            [
                label, Euros.french(year.excludingTax), Euros.french(year.tax), Euros.french(year.includingTax),
                Euros.french(year.refusedIncludingTax), FrenchNumbers.count(year.unpriced),
            ]
        }
        return HTML.section(
            "Cotisations estimées, par exercice",
            HTML.legend([("montant", "acceptées, avec ou sans réserves"), ("refusee", "refusées")])
                + BarChart(bars).html
                + HTML.table(
                    caption: "Cotisations estimées des déclarations lues, par exercice",
                    head: ["Exercice", "Total HT", "TVA", "Total TTC", "dont refusées TTC", "Sans estimation"],
                    summary.years.map(row), total: row("Total", summary.tally.total), stacks: true))
    }
}
