import AvalValues

/// What is asked of follow-up between two changes of the rules: by category, by determinant, by word.
///
/// It is made at load; what a salarié is due is then found by comparing small numbers, without memory of its own.
public final class FollowUpTable {
    private let categories: FlatArray<FollowUpDemand>
    private let codes: FlatArray<FollowUpDemand>
    private let words: FlatArray<WordDemand>
    private let own: FlatArray<FollowUpDemand>
    private let attesting: UInt64

    /// What the rules ask on a day; `words` are those of the entries of `suivi.yaml` that name some.
    init(_ rules: [FollowUpRule], words: [[SlotWord]], of model: RuleModel, on day: Int, _ terms: FollowUpTermList) {
        let inForce = zip(rules, words).filter { $0.0.validity.contains(day) }
        categories = FlatArray(
            model.categories.words.indices.map { category in
                FollowUpDemand(inForce.first { $0.0.audience.category == category }?.0.followUp, terms)
            })
        self.words = FlatArray(
            inForce.flatMap { rule, words in
                words.map { WordDemand(word: $0, demand: FollowUpDemand(rule.followUp, terms)) }
            })
        let demands = model.determinants.map { FollowUpDemand($0.period(on: day)?.followUp, terms) }
        codes = FlatArray(demands)
        own = FlatArray(inForce.filter { $0.0.audience.isOwn }.map { FollowUpDemand($0.0.followUp, terms) })
        attesting = demands.enumerated().reduce(0) { $1.element.attestation.isAsked ? $0 | 1 << $1.offset : $0 }
    }

    /// What judging asks of it.
    public var view: View {
        View(
            categories: categories.view, codes: codes.view, words: words.view, own: own.view, attesting: attesting)
    }

    /// The table as something else keeps it: asking it counts no reference.
    public struct View {
        let categories: FlatArray<FollowUpDemand>.View
        let codes: FlatArray<FollowUpDemand>.View
        let words: FlatArray<WordDemand>.View
        let own: FlatArray<FollowUpDemand>.View
        let attesting: UInt64

        /// The follow-up of a salarié of a category who carries these codes of the catalogue, and one of the
        /// establishment's own or not.
        ///
        /// Where several texts ask the same, the category's is named before a word's, a word's before those of
        /// determinants in the catalogue's order, and those of the establishment's own last.
        public func due(_ row: SlotRow, category: Int, carried: UInt64, hasOwn: Bool) -> DueFollowUp {
            var due = DueFollowUp(categories[category])
            for index in 0..<words.count where words[index].word.isTrue(of: row) { due.tighten(words[index].demand) }
            var rest = carried
            while rest != 0 {
                due.tighten(codes[rest.trailingZeroBitCount])
                rest &= rest - 1
            }
            if hasOwn { for index in 0..<own.count { due.tighten(own[index]) } }
            due.attesting = carried & attesting
            due.settle()
            return due
        }

        /// The attestation that a determinant asks for, by its index in the catalogue.
        public func attestation(_ code: Int) -> FollowUpTerm { codes[code].attestation }
    }
}
