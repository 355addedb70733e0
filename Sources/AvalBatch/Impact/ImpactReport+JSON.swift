import AvalChanges
import AvalJSON
import AvalValues

extension ImpactReport {
    /// As one JSON value; `comptes` and `temoins` add up over the parts of a corpus (``joined(_:)``).
    public var json: JSONValue {
        let (counts, witnesses) = totals.json
        let (before, after) = comparison.editions
        func edition(_ edition: RuleEdition) -> JSONValue {
            ["nom": .string(edition.name), "regles": .string(edition.files.version)]
        }
        var members = [
            JSONMember("de", edition(before)), JSONMember("a", edition(after)),
            JSONMember("effet", effect.map { .string(CalendarDate(dayNumber: $0).description) } ?? .null),
            JSONMember("en_date", day.map { .string(CalendarDate(dayNumber: $0).description) } ?? .null),
            JSONMember("regles_laissees", .array(leftOut.map { .string($0) })),
            JSONMember("par", .string(split)), JSONMember("fichiers_coupes", .integer(cutFiles)),
        ]
        members.append(JSONMember("verdicts", figures))
        members.append(JSONMember("montants", amounts))
        members.append(
            JSONMember(
                "modifications",
                .array(
                    causes.map { change, count in
                        guard case .object(var members) = change.json else { return change.json }
                        members.append(JSONMember("verdicts", .integer(count)))
                        return .object(members)
                    })))
        members += [JSONMember("comptes", counts), JSONMember("temoins", witnesses)]
        return .object(members)
    }

    private var figures: JSONValue {
        let salaries = salaries
        return .object([
            JSONMember("declarations", .integer(declarations)), JSONMember("changes", .integer(changed)),
            JSONMember("inexpliques", .integer(unexplained)), JSONMember("nouveaux_refus", .integer(newlyRefused)),
            JSONMember("salaries", .integer(salaries.all)),
            JSONMember("changent_de_categorie", .integer(salaries.moved)),
            JSONMember("hors_effet", .integer(outOfReach.all)),
            JSONMember("hors_effet_changes", .integer(outOfReach.changed)),
            JSONMember("visites_par_an_avant", .string(Self.tenths(visits.before))),
            JSONMember("visites_par_an_apres", .string(Self.tenths(visits.after))),
        ])
    }

    private static func tenths(_ value: Int) -> String { "\(value / 10).\(value % 10)" }

    private var amounts: JSONValue {
        let deltas = deltas
        let years = years.map { year -> JSONValue in
            .object([
                JSONMember("exercice", .string(year.name)),
                JSONMember("ht_avant", .string(Euros.plain(Int128(year.before.excludingTax)))),
                JSONMember("ht_apres", .string(Euros.plain(Int128(year.after.excludingTax)))),
                JSONMember("ttc_avant", .string(Euros.plain(Int128(year.before.includingTax)))),
                JSONMember("ttc_apres", .string(Euros.plain(Int128(year.after.includingTax)))),
            ])
        }
        let rows = ([deltas.all].compactMap { $0 } + deltas.bySize).map { delta -> JSONValue in
            .object([
                JSONMember("taille", .string(delta.name)), JSONMember("declarations", .integer(delta.count)),
                JSONMember("somme_ht", .string(Euros.plain(Int128(delta.sum)))),
                JSONMember("mediane_ht", .string(Euros.plain(Int128(delta.median)))),
                JSONMember("plus_grand_ht", .string(Euros.plain(Int128(delta.largest)))),
            ])
        }
        return .object([JSONMember("par_exercice", .array(years)), JSONMember("ecarts", .array(rows))])
    }

    /// The report of a whole corpus, from those of its parts between the same editions; nil, with the index of the first that does
    /// not fit, where one was made otherwise or is damaged.
    public static func joined(
        _ parts: [JSONValue], _ comparison: RuleComparison, witnesses: Int
    ) -> Result<ImpactReport, PartMismatch> {
        var report = ImpactReport(comparison, ImpactTotals())
        for (index, part) in parts.enumerated() {
            guard let totals = ImpactTotals(counts: part["comptes"], witnesses: part["temoins"]),
                TextKey(part["de"]?["regles"]?.string ?? "") == TextKey(comparison.editions.before.files.version),
                TextKey(part["a"]?["regles"]?.string ?? "") == TextKey(comparison.editions.after.files.version),
                index == 0 || ["effet", "en_date", "par"].allSatisfy({ part[$0] == parts[0][$0] })
            else { return .failure(PartMismatch(index: index)) }
            report.totals.add(totals, most: witnesses)
            report.cutFiles += part["fichiers_coupes"]?.integer ?? 0
        }
        func day(_ key: String) -> Int? { parts.first?[key]?.string.flatMap { CalendarDate($0)?.dayNumber } }
        (report.effect, report.day) = (day("effet"), day("en_date"))
        report.split = parts.first?["par"]?.string ?? ""
        report.leftOut = (parts.first?["regles_laissees"]?.array ?? []).compactMap(\.string)
        return .success(report)
    }

    /// A part that is none of the corpus.
    public struct PartMismatch: Error {
        /// Which one.
        public let index: Int
    }
}
