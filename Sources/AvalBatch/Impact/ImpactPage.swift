import AvalChanges
import AvalJSON
import AvalOperations
import AvalValues

/// What an impact found, as one page of HTML that needs nothing else: charts with a table of their numbers each. It holds counts,
/// amounts and declarations of nobody.
public struct ImpactPage {
    private let report: ImpactReport

    /// The page of a report.
    public init(_ report: ImpactReport) {
        self.report = report
    }

    /// The page.
    public var html: String {
        HTML.page(
            title: "Impact d'un changement de règles", style: Self.style,
            [introduction, statuses, categories, anomalies, amounts, transitions, changes, witnesses])
    }

    private static let style =
        "\npre { white-space: pre-wrap; overflow-wrap: anywhere; background: #f3f4f6; padding: .5rem; font-size: .8rem; }"

    private func n(_ count: Int) -> String { FrenchNumbers.count(count) }
    private func section(_ title: String, _ content: String) -> String {
        content.isEmpty ? "" : HTML.section(title, content)
    }

    private var introduction: String {
        let (before, after) = report.comparison.editions
        let salaries = report.salaries
        let facts = [
            ("Déclarations jugées", n(report.declarations)), ("Verdicts qui changent", n(report.changed)),
            ("Nouvellement refusées", n(report.newlyRefused)),
            ("Salariés qui changent de catégorie", n(salaries.moved)),
            ("Inexpliqués", n(report.unexplained)), ("Visites par an", ImpactWords.visits(report)),
        ]
        let items = facts.map { "<div><dt>\($0)</dt><dd>\(HTMLText.escaped($1))</dd></div>" }.joined(separator: "\n")
        let scope = ImpactWords.scope(report).map { "<p class=\"alerte\">\(HTMLText.escaped($0))</p>" }.joined(
            separator: "\n")
        return """
            <dl class="chiffres">
            \(items)
            </dl>
            \(scope)
            <dl class="lot">
            <dt>Règles d'avant</dt><dd>\(HTMLText.escaped("\(before.name) (\(before.files.version))"))</dd>
            <dt>Règles d'après</dt><dd>\(HTMLText.escaped("\(after.name) (\(after.files.version))"))</dd>
            </dl>
            """
    }

    private var statuses: String {
        let words = ["Acceptées", "Avec réserves", "Refusées", "Illisibles"]
        let styles = ["acceptee", "reserves", "refusee", "illisible"]
        let bars = ["avant", "après"].enumerated().map { side, name in
            let parts = words.indices.map { status in
                (
                    words.indices.reduce(0) {
                        $0 + (side == 0 ? report.status(status, $1) : report.status($1, status))
                    }, styles[status]
                )
            }
            return BarChart.Bar(label: name, parts: parts, value: n(report.declarations))
        }
        let rows = words.indices.map { from in [words[from]] + words.indices.map { n(report.status(from, $0)) } }
        return section(
            "Statuts",
            HTML.legend(zip(styles, words).map { ($0, $1) }) + BarChart(bars).html
                + HTML.table(
                    caption: "Déclarations par statut, avant (lignes) et après (colonnes)", head: ["Avant"] + words,
                    rows))
    }

    private var categories: String {
        let words = report.categories
        let rows = words.map { from in [from] + words.map { n(report.totals.count("categorie", from, $0)) } }
        func style(_ index: Int) -> String { index + 1 == words.count ? "illisible" : "c\(index % 4)" }
        let bars = ["avant", "après"].enumerated().map { side, name in
            let parts = words.enumerated().map { index, word in
                (
                    words.reduce(0) {
                        $0
                            + (side == 0
                                ? report.totals.count("categorie", word, $1)
                                : report.totals.count("categorie", $1, word))
                    }, style(index)
                )
            }
            return BarChart.Bar(label: name, parts: parts, value: n(parts.reduce(0) { $0 + $1.0 }))
        }
        return section(
            "Catégories des salariés présents",
            HTML.legend(words.enumerated().map { (style($0), $1) }) + BarChart(bars).html
                + HTML.table(
                    caption: "Salariés présents par catégorie, avant (lignes) et après (colonnes)",
                    head: ["Avant"] + words, rows))
    }

    private var anomalies: String {
        let rows = report.anomalies.map {
            [$0.code, n($0.appearing), n($0.appearingIn), n($0.disappearing), n($0.disappearingIn)]
        }
        if rows.isEmpty { return section("Anomalies", "<p>Aucune n'apparaît ni ne disparaît.</p>") }
        let bars = report.anomalies.prefix(12).map {
            BarChart.Bar(
                label: $0.code, parts: [($0.appearing, "bloquante"), ($0.disappearing, "acceptee")],
                value: "+\(n($0.appearing)) −\(n($0.disappearing))")
        }
        return section(
            "Anomalies",
            HTML.legend([("bloquante", "apparaît"), ("acceptee", "disparaît")]) + BarChart(Array(bars)).html
                + HTML.table(
                    caption: "Anomalies qui apparaissent et disparaissent, par code",
                    head: ["Code", "Apparaît", "Déclarations", "Disparaît", "Déclarations"], rows, stacks: true))
    }

    private var amounts: String {
        let years = report.years.map {
            [
                $0.name, Cents.french($0.before.excludingTax), Cents.french($0.after.excludingTax),
                Cents.french($0.after.excludingTax - $0.before.excludingTax), Cents.french($0.before.includingTax),
                Cents.french($0.after.includingTax),
            ]
        }
        let deltas = report.deltas
        let rows = ([deltas.all].compactMap { $0 } + deltas.bySize).map {
            [$0.name, n($0.count), Cents.french($0.sum), Cents.french($0.median), Cents.french($0.largest)]
        }
        let bars = report.years.map {
            BarChart.Bar(
                label: "\($0.name), écart",
                parts: [(Int(($0.after.excludingTax - $0.before.excludingTax).magnitude / 100), "montant")],
                value: Cents.french($0.after.excludingTax - $0.before.excludingTax))
        }
        let table = HTML.table(
            caption: "Ce qui peut être facturé, par exercice (déclarations refusées exceptées)",
            head: ["Exercice", "HT avant", "HT après", "Écart HT", "TTC avant", "TTC après"], years, stacks: true)
        let differences =
            rows.isEmpty
            ? "<p>Aucune déclaration ne change de montant ; ce qui peut être facturé change avec celles que l'on refuse.</p>"
            : HTML.table(
                caption: "Écarts HT des déclarations dont le montant change, par nombre de salariés présents",
                head: ["Taille", "Déclarations", "Somme", "Médiane", "Le plus grand"], rows, stacks: true)
        return section("Montants", BarChart(bars).html + table + differences)
    }

    private var transitions: String {
        let parts = [
            ("par_determinant", "Déterminant porté"), ("par_valeur", report.split), ("par_taille", "Salariés présents"),
        ]
        let tables = parts.compactMap { part, name -> String? in
            let rows = report.transitions(part).prefix(40).map { [$0.name, $0.from, $0.to, n($0.count)] }
            return rows.isEmpty
                ? nil
                : HTML.table(
                    caption: "Salariés qui changent de catégorie : \(name)",
                    head: [name, "Avant", "Après", "Salariés"],
                    Array(rows), textColumns: 3, stacks: true)
        }
        return section("Qui change de catégorie", tables.joined(separator: "\n"))
    }

    private var changes: String {
        let rows = report.causes.map { change, count in
            [
                change.subject.name, change.title ?? "", change.references.joined(separator: " ; "),
                ChangeWords.reach(change) ?? "toutes dates", ChangeWords.place(change.span), n(count),
            ]
        }
        if rows.isEmpty { return section("Modifications des règles", "<p>Les deux jeux jugent de la même façon.</p>") }
        let bars = report.causes.prefix(12).map {
            BarChart.Bar(label: $0.change.subject.name, parts: [($0.count, "montant")], value: n($0.count))
        }
        return section(
            "Modifications des règles",
            BarChart(Array(bars)).html
                + HTML.table(
                    caption:
                        "Modifications, et verdicts qu'elles peuvent expliquer ; un verdict peut en avoir plusieurs",
                    head: ["Modification", "Ce qu'elle dit", "Articles", "Portée", "Où", "Verdicts"], rows,
                    textColumns: 5,
                    stacks: true))
    }

    private var witnesses: String {
        let items = report.totals.witnesses.map { witness in
            let text = String(decoding: JSONWriter.bytes(of: witness.declaration), as: UTF8.self)
            let note = witness.isWhole ? "" : " — une valeur personnelle est cachée"
            return "<h3>\(HTMLText.escaped(witness.kind + note))</h3>\n<pre>\(HTMLText.escaped(text))</pre>"
        }
        return section("Témoins, réduits et de personne", items.joined(separator: "\n"))
    }
}
