import AvalJSON
import AvalRules

/// What a judgement came to, beside the bytes of its verdict: for whoever counts verdicts or keeps them in tables, so
/// that no verdict is read back. It holds what the verdict holds, and the exercice; good until its judge's next
/// declaration, and only where that one could be judged.
public struct Judged {
    private let judge: Judge

    /// What `judge` judged last.
    public init(_ judge: Judge) {
        self.judge = judge
    }

    /// An anomaly of the verdict.
    public struct Found {
        /// The code of its rule.
        public let code: String
        /// How much it weighs here.
        public let severity: Anomaly.Severity
        /// The step of the portal that it belongs to.
        public let step: Anomaly.Step
        /// The `id` of the salarié whom it is about; empty where it is about the declaration.
        public let salarie: UnsafeRawBufferPointer
    }

    /// The period billed.
    public var exercice: Int { Int(judge.record.root[judge.rules.slots.exercice].significand) }
    /// The reference date that it was judged on, as a day number.
    public var day: Int { judge.record.root[judge.rules.rootSlot(.referenceDate)].day }
    /// The declaration's `numero`; empty where it has none.
    public var number: UnsafeRawBufferPointer {
        let slot = judge.record.root[judge.rules.slots.number]
        return slot.isNull ? UnsafeRawBufferPointer(start: nil, count: 0) : slot.bytes
    }
    /// How many salariés the declaration lists, and how many of them are present.
    public var salaries: (listed: Int, present: Int) {
        let type = judge.rules.salarieType
        return (type > 0 ? judge.record.count(of: type) : 0, judge.tally.pointee.presentCount)
    }
    /// Whether the present have their category.
    public var hasCategories: Bool { judge.givesCategories }
    /// How many present salariés each category has, from the weakest; zeros where categories are not given.
    public var categoryCounts: UnsafeBufferPointer<Int> { UnsafeBufferPointer(judge.tally.pointee.counts) }
    /// What the declaration is expected to cost in cents, without the tax, and the tax; nil where the verdict has no
    /// estimate.
    public var totals: (excludingTax: Int, tax: Int)? {
        guard judge.tariffAsked != nil else { return nil }
        return (judge.estimate.excludingTax, judge.estimate.tax)
    }
    /// Gives the rule of each anomaly, by its place among all rules of the files, and how much it weighs here.
    public func forEachRule(_ body: (Int, Anomaly.Severity) -> Void) {
        for hit in judge.hits.pointee.hits {
            body(judge.rule(of: hit).order, Anomaly.Severity(rawValue: Int(hit.severity)) ?? .information)
        }
    }
    /// How many anomalies the verdict has.
    public var anomalyCount: Int { judge.hits.pointee.count }

    /// The anomaly at a place of the verdict's order.
    public func anomaly(_ place: Int) -> Found {
        let hit = judge.hits.pointee.hits[place]
        let rule = judge.rule(of: hit)
        let salarie =
            hit.isDeclaration
            ? UnsafeRawBufferPointer(start: nil, count: 0)
            : judge.record.row(Int(hit.row), of: judge.rules.salarieType)[judge.rules.slots.id].bytes
        return Found(
            code: rule.code, severity: Anomaly.Severity(rawValue: Int(hit.severity)) ?? .information, step: rule.step,
            salarie: salarie)
    }

    /// Writes the `chemin` of the anomaly at a place of the verdict's order.
    public func writePointer(ofAnomaly place: Int, into output: OutputBuffer) {
        AnomalyWriter(judge: judge, output: output).pointer(judge.hits.pointee.hits[place])
    }

    /// Gives the `id` of each salarié in the declaration's order, whether he is present, and his category by its place
    /// from the weakest; -1 where the verdict gives him none.
    public func forEachSalarie(_ body: (UnsafeRawBufferPointer, Bool, Int) -> Void) {
        let rules = judge.rules
        guard rules.salarieType > 0 else { return }
        let withCategories = hasCategories
        let category = rules.salarieSlot(.category)
        let (base, stride) = judge.record.rows(of: rules.salarieType)
        for row in 0..<judge.record.count(of: rules.salarieType) {
            let slots = base + row * stride
            let isPresent = judge.places.isPresent(slots)
            body(slots[rules.slots.id].bytes, isPresent, isPresent && withCategories ? slots[category].word : -1)
        }
    }
}
