import AvalJSON
import AvalSource

/// The prices of one exercice, ready for use: lines for people to read, and a plan that makes an estimate from slots.
public final class Tariff: Sendable {
    /// What a line always says.
    public struct Line: Sendable {
        /// Its code in verdicts.
        public let code: String
        /// What the adhérent reads.
        public let label: String
        /// The VAT rate, in hundredths of a percent.
        public let rate: Int
        /// What says whether it is due.
        let conditions: [LineCondition]
        /// What its kind says of it.
        public let terms: TariffTerms
        /// Where its code stands, for those who ask what examples bill.
        public let span: SourceSpan

        /// What `referentiel` shows of it between the label and the rate.
        public var members: [JSONMember] {
            terms.members + conditions.map { JSONMember($0.isMet ? "si" : "sauf", .string($0.fact.string)) }
        }
    }

    /// The period billed.
    public let exercice: Int
    /// The lines, in the order of the estimate.
    public let lines: [Line]
    /// Whether a price is known by deduction alone.
    public let isDeduced: Bool
    /// The last day, as a day number, on which all its prices may be used without being looked at again; nil for ever.
    public let review: Int?
    /// What each call says, those of one size after those of another; empty where the tariff is not called in parts.
    public let calls: [TariffCall]
    let plan: TariffPlan

    init(exercice: Int, lines: [Line], isDeduced: Bool, review: Int?, calls: [TariffCall], plan: consuming TariffPlan) {
        self.exercice = exercice
        self.lines = lines
        self.isDeduced = isDeduced
        self.review = review
        self.calls = calls
        self.plan = plan
    }

    /// Counts the present salariés of some rows; an estimate counts one declaration between two resets.
    public func count(_ rows: TariffRows, into estimate: Estimate) { plan.heads.count(rows, into: estimate) }

    /// Whether a price of it, used on a day (a day number), was to be looked at again before.
    public func isStale(on day: Int) -> Bool { review.map { $0 < day } ?? false }

    /// Makes the estimate from what was counted and from the declaration's own slots, on a day (a day number).
    public func settle(_ estimate: Estimate, root: TariffRows, present: Int, day: Int) {
        let counted = plan.heads.presence < 0 ? present : nil
        estimate.begin(lines: plan.prices.count, present: counted, isConfirmed: !isDeduced && !isStale(on: day))
        plan.settle(estimate, root)
    }

    /// A tariff that bills nothing, for trials that suppose what is published of an exercice and look at no amount.
    public static func supposed(exercice: Int, isDeduced: Bool, review: Int?) -> Tariff {
        Tariff(
            exercice: exercice, lines: [], isDeduced: isDeduced, review: review, calls: [],
            plan: TariffPlan(
                heads: HeadCounts(counters: [], targets: [], ranges: [], shares: [], countCount: 0, presence: -1),
                prices: [], rates: [], conditions: [], computations: [], calls: []))
    }
}
