import Testing

@testable import AvalBatch

@Suite("The report of a batch")
struct ReportTests {
    private static func page(_ adjust: (inout BatchOptions) -> Void = { _ in }) throws -> String {
        let bench = try InputBench()
        let refused = #"{"numero":"R","exercice":2023,"date":"2023-11-15","salaries":[{"id":"a"}]}"#
        let input = try bench.write("a.ndjson", [InputBench.declaration("1"), refused, "{]"].joined(separator: "\n"))
        return ReportPage(try bench.run([input], adjust).summary).html
    }

    @Test func everyChartHasATableWithItsCaptionScopesAndTotals() throws {
        let page = try Self.page()
        let charts = page.split(separator: "class=\"barres\"").count - 1
        #expect(charts == 4)
        for mark in ["<caption>", "<thead><tr><th scope=\"col\">", "<tbody>\n<tr><th scope=\"row\">", "<tfoot>"] {
            #expect(page.split(separator: mark).count - 1 >= charts, "\(mark)")
        }
        #expect(page.contains("<th scope=\"row\">illisibles</th><td class=\"n\">1</td>"))
    }

    @Test func itSaysWhatWasJudgedWhenAndByWhat() throws {
        let page = try Self.page {
            $0.run.inputs = ["envois/2023 <a>.ndjson"]
            ($0.run.began, $0.run.program, $0.run.rulesChanged) = (1_700_000_000, "aval 0.1.0", 1_690_000_000)
        }
        for words in [
            "envois/2023 &lt;a&gt;.ndjson", "14/11/2023 à 23:13 (heure de Paris)", "aval 0.1.0",
            "fichiers du 22/07/2023", "brief=true",
        ] { #expect(page.contains(words), "\(words)") }
    }

    @Test func anomaliesHaveTheirWordsWithoutAnybodysValues() throws {
        let page = try Self.page()
        #expect(page.contains("<th scope=\"row\">pcs_<wbr>manquant</th><td data-nom="))
        #expect(!page.contains("{categorie"))
    }

    /// A browser repeats what stands in `tfoot` on every page, and would print one total under each part of a table.
    @Test func aTotalIsPrintedOnceWhereATableGoesOverPages() throws {
        let print = try #require(try Self.page().split(separator: "@media print").last)
        #expect(print.contains("tfoot { display: table-row-group;"))
    }

    @Test func onANarrowScreenWideRowsAreListsThatNameEachValue() throws {
        let page = try Self.page()
        for name in ["Ce qu'elle dit", "Gravité", "Nombre", "Total HT", "dont refusées TTC", "Sans estimation"] {
            #expect(page.contains("data-nom=\"\(name)\""), "\(name)")
        }
        #expect(page.contains(".fiches td::before { content: attr(data-nom)"))
    }

    @Test func refusedAmountsStandApart() throws {
        let page = try Self.page()
        #expect(page.contains("Total TTC des refusées"))
        #expect(page.contains("dont refusées TTC"))
    }

    @Test func aSeverityIsCountedByItself() {
        var counts = BatchCounts()
        counts.anomalies[.init(code: "c", severity: .bloquante)] = .init(count: 2, declarations: 1)
        counts.anomalies[.init(code: "c", severity: .avertissement)] = .init(count: 5, declarations: 3)
        counts.declarations = 3
        let summary = Summary(counts, categories: [], rulesVersion: "sha256:0", isComplete: true)
        let text = SummaryText(summary).text
        #expect(text.contains("c  avertissement  5  dans 3 déclarations"))
        #expect(text.contains("c  bloquante      2 "))
    }
}
