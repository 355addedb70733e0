import AvalChanges
import AvalJSON
import AvalValues

/// What an impact found, for a person at a terminal.
public struct ImpactText {
    private let report: ImpactReport

    /// The text of a report.
    public init(_ report: ImpactReport) {
        self.report = report
    }

    /// Lines with their ends.
    public var text: String {
        var lines = head
        lines += section("Statuts", statuses)
        lines += section("Catégories des salariés présents (avant → après)", categories)
        lines += section("Anomalies", anomalies)
        lines += section("Montants facturables, HT", amounts)
        lines += section("Visites par an", [ImpactWords.visits(report)])
        lines += section("Ce qui change de catégorie, par déterminant", transitions("par_determinant"))
        lines += section("Ce qui change de catégorie, par \(report.split)", transitions("par_valeur"))
        lines += section("Ce qui change de catégorie, par taille", transitions("par_taille"))
        lines += section("Modifications des règles, et verdicts qu'elles peuvent expliquer", causes)
        lines += section("Témoins, réduits et de personne", witnesses)
        return lines.joined(separator: "\n") + "\n"
    }

    private func section(_ title: String, _ lines: [String]) -> [String] {
        lines.isEmpty ? [] : ["", title] + lines.map { "  " + $0 }
    }

    private var head: [String] {
        let (before, after) = report.comparison.editions
        var lines = [
            "De « \(before.name) » (\(before.files.version))", "à « \(after.name) » (\(after.files.version))",
            "\(n(report.declarations)) déclarations jugées par les deux ; verdicts qui changent : \(n(report.changed)) "
                + "(\(FrenchNumbers.share(report.changed, of: report.declarations))), dont "
                + "\(n(report.totals.count("texte_seul"))) dans leurs seuls textes ; inexpliqués : \(n(report.unexplained))",
        ]
        lines += ImpactWords.scope(report)
        return lines
    }

    private func n(_ count: Int) -> String { FrenchNumbers.count(count) }

    private var statuses: [String] {
        (0..<4).flatMap { from in
            (0..<4).filter { from != $0 && report.status(from, $0) > 0 }.map { to in
                "\(ImpactPair.statuses[from]) → \(ImpactPair.statuses[to]) : \(n(report.status(from, to)))"
            }
        }
    }

    private var categories: [String] {
        report.totals.all("categorie").map { "\($0.words[0]) → \($0.words[1]) : \(n($0.count))" }
    }

    private var anomalies: [String] {
        report.anomalies.map { row in
            "\(row.code) : +\(n(row.appearing)) (\(n(row.appearingIn)) déclarations), −\(n(row.disappearing)) "
                + "(\(n(row.disappearingIn)) déclarations)"
        }
            + report.totals.all("gravite").map {
                "\($0.words[0]) : \($0.words[1]) devient \($0.words[2]) : \(n($0.count))"
            }
    }

    private var amounts: [String] {
        let years = report.years.map { year in
            "\(year.name) : \(Cents.french(year.before.excludingTax)) → \(Cents.french(year.after.excludingTax)), "
                + "\(n(year.before.count)) → \(n(year.after.count)) déclarations facturables"
        }
        let deltas = report.deltas
        return years
            + ([deltas.all].compactMap { $0 } + deltas.bySize).map { delta in
                "écarts, \(delta.name) : \(n(delta.count)) déclarations, somme \(Cents.french(delta.sum)), "
                    + "médiane \(Cents.french(delta.median)), le plus grand \(Cents.french(delta.largest))"
            }
    }

    private func transitions(_ part: String) -> [String] {
        let rows = report.transitions(part)
        let shown = rows.prefix(Self.mostRows).map { "\($0.name) : \($0.from) → \($0.to) : \(n($0.count))" }
        return shown
            + (rows.count > Self.mostRows ? ["et \(rows.count - Self.mostRows) autres lignes, dans le JSON"] : [])
    }

    private static let mostRows = 20

    private var causes: [String] {
        report.causes.map { change, count in
            "\(change.subject.name) (\(ChangeWords.place(change.span))) : "
                + (count == 0 ? "aucun verdict de ce corpus" : "\(n(count)) verdicts")
        }
    }

    private var witnesses: [String] {
        report.totals.witnesses.map { witness in
            "\(witness.kind) (\(witness.place.shown)) : "
                + String(decoding: JSONWriter.bytes(of: witness.declaration), as: UTF8.self)
                + (witness.isWhole ? "" : " — une valeur personnelle est cachée")
        }
    }
}

/// Sentences that text and page share.
enum ImpactWords {
    /// What was judged, and on which days nothing may change.
    static func scope(_ report: ImpactReport) -> [String] {
        var lines: [String] = []
        if let day = report.day {
            let codes = report.leftOut.isEmpty ? "aucune" : report.leftOut.joined(separator: ", ")
            lines.append(
                "Toutes jugées au \(CalendarDate(dayNumber: day)) ; règles de campagne laissées de côté : \(codes)")
        }
        let (all, changed) = report.outOfReach
        let effect =
            report.effect.map { "avant le \(CalendarDate(dayNumber: $0))" } ?? "hors des dates des modifications"
        if all > 0 {
            lines.append(
                "\(FrenchNumbers.count(all)) déclarations \(effect) : \(FrenchNumbers.count(changed)) verdict(s) y changent"
            )
        } else {
            lines.append(
                report.effect == nil && report.comparison.effective.contains { $0.reach == .all }
                    ? "Une modification au moins n'a pas de date : elle vaut aussi pour le passé"
                    : "Aucune déclaration \(effect) dans ce corpus : rien n'y est prouvé")
        }
        if report.declarations == 0 { lines.append("Aucune déclaration dans ce corpus : rien n'est mesuré") }
        let unread = report.totals.count("illisibles")
        if report.illegible > 0 {
            lines.append(
                "\(FrenchNumbers.count(report.illegible)) déclaration(s) ne peuvent être jugées par aucun des deux")
        }
        if unread > 0 { lines.append("\(FrenchNumbers.count(unread)) ligne(s) n'ont pas pu être lues") }
        if report.cutFiles > 0 { lines.append("\(report.cutFiles) fichier(s) n'ont pas été lus jusqu'au bout") }
        return lines
    }

    /// The visits of a year, before and after.
    static func visits(_ report: ImpactReport) -> String {
        let (before, after) = report.visits
        func tenths(_ value: Int) -> String { "\(FrenchNumbers.count(value / 10)),\(value % 10)" }
        return "\(tenths(before)) → \(tenths(after)) (périodiques et intermédiaires, au plus long délai permis)"
    }
}
