/// A summary as text, for a terminal.
public struct SummaryText {
    private let summary: Summary

    /// The text of a summary.
    public init(_ summary: Summary) {
        self.summary = summary
    }

    /// The text, several lines, each with its end.
    public var text: String {
        let parts = [[heading] + unread + repeated + remarks, statuses, reasons, anomalies, years, amounts]
        return parts.map { $0.joined(separator: "\n") }.filter { !$0.isEmpty }.joined(separator: "\n\n") + "\n"
    }

    private var heading: String {
        let count = summary.tally.count
        let what = "\(FrenchNumbers.count(count)) déclaration\(count > 1 ? "s" : "")"
        let end = summary.isComplete ? "Lot terminé" : "Lot interrompu"
        return "\(end) : \(what), règles \(summary.shortVersion)"
    }

    private var unread: [String] { summary.unread.map { [$0] } ?? [] }

    private var repeated: [String] { summary.repeated.map { ["Attention : \($0)"] } ?? [] }

    private var remarks: [String] { summary.remarks.map { "Attention : \($0.text)." } }

    private var reasons: [String] {
        if summary.reasons.isEmpty { return [] }
        return ["Illisibles, par raison"]
            + Self.aligned(summary.reasons.map { [$0.shown, FrenchNumbers.count($1)] })
    }

    private var statuses: [String] {
        let rows = summary.statuses.map { status in
            [
                status.label, FrenchNumbers.count(status.count),
                FrenchNumbers.share(status.count, of: summary.tally.count),
            ]
        }
        return ["Par statut"] + Self.aligned(rows)
    }

    private var anomalies: [String] {
        if summary.anomalies.isEmpty {
            return summary.noAnomaly.map { [$0] } ?? []
        }
        let rows = summary.anomalies.map { kind, found in
            [
                kind.code.shown, kind.severity.word, FrenchNumbers.count(found.count),
                "dans \(FrenchNumbers.count(found.declarations)) déclaration\(found.declarations > 1 ? "s" : "")",
            ]
        }
        return ["Par anomalie"] + Self.aligned(rows, textColumns: 2)
    }

    private var years: [String] {
        if summary.years.isEmpty { return [] }
        let head = ["exercice", "déclarations", "présents"] + summary.categories
        let rows = (summary.years + [("total", summary.tally.total)]).map { label, year in
            [label, FrenchNumbers.count(year.declarations), FrenchNumbers.count(year.present)]
                + summary.categories.indices.map { FrenchNumbers.count(summary.count($0, in: year)) }
        }
        return ["Salariés présents, par exercice et catégorie"] + Self.aligned([head] + rows)
    }

    private var amounts: [String] {
        if summary.years.isEmpty { return [] }
        let head = ["exercice", "total HT", "TVA", "total TTC", "dont refusées", "sans estimation"]
        let rows = (summary.years + [("total", summary.tally.total)]).map { label, year in
            [
                label, Euros.french(year.excludingTax), Euros.french(year.tax), Euros.french(year.includingTax),
                Euros.french(year.refusedIncludingTax), FrenchNumbers.count(year.unpriced),
            ]
        }
        return ["Cotisations estimées, par exercice"] + Self.aligned([head] + rows)
    }

    /// Rows in columns: the first ones, of words, to the left, the others, of figures, to the right.
    private static func aligned(_ rows: [[String]], textColumns: Int = 1) -> [String] {
        let widths = (rows.first ?? []).indices.map { column in rows.map { $0[column].count }.max() ?? 0 }
        return rows.map { row in
            let cells = row.enumerated().map { column, cell in
                let blanks = String(repeating: " ", count: widths[column] - cell.count)
                return column < textColumns ? cell + blanks : blanks + cell
            }
            return "  " + cells.joined(separator: "  ")
        }
    }
}
