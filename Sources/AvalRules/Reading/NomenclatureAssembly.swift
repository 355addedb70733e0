import AvalFEEL
import AvalSource
import AvalValues

/// Puts the editions of each nomenclature together, whatever files they stand in.
struct NomenclatureAssembly {
    let log: FindingLog

    /// The lists, in the order in which they are met first.
    func lists(of editions: [NomenclatureReader.Edition]) -> [RuleModel.Nomenclature] {
        var order: [String] = []
        var groups: TextMap<[NomenclatureReader.Edition]> = [:]
        for edition in editions {
            let known = groups[edition.list, default: []]
            if let same = known.first(where: { $0.edition.name == edition.edition.name }) {
                log.add(
                    NomenclatureFinding.sameEdition(list: edition.list, name: edition.edition.name, first: same.span),
                    at: edition.span)
                continue
            }
            if known.isEmpty { order.append(edition.list) }
            groups[edition.list] = known + [edition]
        }
        return order.compactMap { name in
            guard let group = groups[name], let first = group.first else { return nil }
            checkGaps(group)
            let sorted = group.sorted { $0.edition.days.lowerBound < $1.edition.days.lowerBound }
            return RuleModel.Nomenclature(
                list: CodeList(name: name, editions: sorted.map(\.edition)),
                codeSpans: group.reduce(into: TextMap()) { $0.merge($1.codeSpans) { first, _ in first } },
                span: first.span,
                spans: sorted.map(\.span))
        }
    }

    private func checkGaps(_ editions: [NomenclatureReader.Edition]) {
        let sorted = editions.sorted { $0.edition.days.lowerBound < $1.edition.days.lowerBound }
        guard var last = sorted.first?.edition.days.upperBound else { return }
        for later in sorted.dropFirst() {
            let days = later.edition.days
            if last < .max, last + 1 < days.lowerBound {
                let finding = NomenclatureFinding.gap(
                    list: later.list, from: CalendarDate(dayNumber: last + 1),
                    to: CalendarDate(dayNumber: days.lowerBound - 1))
                log.add(finding, at: later.span)
            }
            last = max(last, days.upperBound)
        }
    }
}
