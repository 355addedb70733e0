import AvalJSON
import AvalRules
import AvalValues

/// What a judgement came to, beside the bytes of its verdict: for code that counts verdicts or keeps them in tables, so
/// that no verdict is read back. It holds what the verdict holds, and the exercice; good until its judge's next
/// declaration, and only where that one could be judged.
public struct Judged {
    private let judgement: Judgement

    /// What `judge` judged last.
    public init(_ judge: Judge) {
        judgement = Judgement(judge)
    }

    /// An anomaly of the verdict.
    public struct Found {
        /// The case of its rule, by its number among all cases of the rules.
        public let item: Int
        /// Its rule, by its index among all rules of the files.
        public let rule: Int
        /// How much it weighs here.
        public let severity: Anomaly.Severity
        /// The `id` of the salarié whom it is about; empty where it is about the declaration.
        public let salarie: ByteView
    }

    /// A salarié of the declaration.
    public struct Listed {
        /// His `id`.
        public let id: ByteView
        /// Whether he is present.
        public let isPresent: Bool
        /// His category by its index from the weakest; -1 where the verdict gives him none.
        public let category: Int
        /// The category declared for him, by its index; -1 where there is none that can be read.
        public let declared: Int
        /// The codes of the catalogue that he carries, each a bit at its place there.
        public let carried: UInt64
    }

    /// The period billed.
    public var exercice: Int { Int(judgement.record.root[judgement.rules.slots.exercice].significand) }
    /// The reference date that it was judged on, as a day number.
    public var day: Int { judgement.record.root[judgement.rules.rootSlot(.referenceDate)].day }
    /// The declaration's `numero`; empty where it has none.
    public var number: ByteView {
        let slot = judgement.record.root[judgement.rules.slots.number]
        return slot.isNull ? ByteView() : slot.bytes
    }
    /// How many salariés the declaration lists, and how many of them are present.
    public var salaries: (listed: Int, present: Int) {
        let type = judgement.rules.salarieType
        return (type > 0 ? judgement.record.count(of: type) : 0, judgement.presentCount)
    }
    /// Whether the present have their category.
    public var hasCategories: Bool { judgement.givesCategories }
    /// How many present salariés each category has, from the weakest; zeros where categories are not given.
    public var categoryCounts: FlatArray<Int>.View { judgement.categoryCounts }
    /// What the declaration is expected to cost in cents, without the tax, and the tax; nil where the verdict has no
    /// estimate.
    public var totals: (excludingTax: Int, tax: Int)? {
        guard judgement.tariffIndex != nil else { return nil }
        return (judgement.estimate.excludingTax, judgement.estimate.tax)
    }
    /// Gives the rule of each anomaly, by its index among all rules of the files, and how much it weighs here.
    public func forEachRule(_ body: (Int, Anomaly.Severity) -> Void) {
        for index in 0..<judgement.hitCount {
            let hit = judgement.hit(index)
            body(judgement.rule(of: hit).order, Anomaly.Severity(rawValue: Int(hit.severity)) ?? .information)
        }
    }
    /// How many anomalies the verdict has.
    public var anomalyCount: Int { judgement.hitCount }

    /// The anomaly at an index of the verdict's order.
    public func anomaly(_ index: Int) -> Found {
        let hit = judgement.hit(index)
        return Found(
            item: judgement.rule(of: hit).cases[Int(hit.item)].number, rule: judgement.rule(of: hit).order,
            severity: Anomaly.Severity(rawValue: Int(hit.severity)) ?? .information,
            salarie: hit.isDeclaration ? ByteView() : judgement.salarie(of: hit))
    }

    /// Writes the reference date, as `2023-11-15`.
    public func writeDay(into output: OutputBuffer) { SlotWriter.iso(CalendarDate(dayNumber: day), output) }

    /// Writes the `chemin` of the anomaly at an index of the verdict's order.
    public func writePointer(ofAnomaly index: Int, into output: OutputBuffer) {
        PointerWriter(judgement: judgement, output: output).write(judgement.hit(index))
    }

    /// The text of a field of the declaration, by its slot; empty where there is none.
    public func text(ofField slot: Int) -> ByteView {
        let value = judgement.record.root[slot]
        return value.tag == .text ? value.bytes : ByteView()
    }

    /// Writes the message of the anomaly at an index of the verdict's order, as it stands between the quotes of JSON.
    public func writeMessage(ofAnomaly index: Int, into output: OutputBuffer) {
        let hit = judgement.hit(index)
        let rule = judgement.rule(of: hit)
        let item = rule.cases[Int(hit.item)]
        let first = judgement.constants.cases.view[item.number].messagePieces
        judgement.withFrame(of: hit, rule) { frame in
            item.message.write(frame, into: output) { judgement.constants.piece(first + $0) }
        }
    }

    /// Writes the law that it rests on, likewise; nothing where it has none.
    public func writeReference(ofAnomaly index: Int, into output: OutputBuffer) {
        let hit = judgement.hit(index)
        let rule = judgement.rule(of: hit)
        guard let reference = rule.cases[Int(hit.item)].reference else { return }
        judgement.withFrame(of: hit, rule) { reference.write($0, into: output) }
    }

    /// Writes what may mend it, as a JSON Patch; nothing where that is not certain.
    public func writeCorrection(ofAnomaly index: Int, into output: OutputBuffer) {
        let hit = judgement.hit(index)
        let rule = judgement.rule(of: hit)
        guard let correction = rule.cases[Int(hit.item)].correction else { return }
        let writer = CorrectionWriter(
            judgement: judgement, output: output, pointers: PointerWriter(judgement: judgement, output: output))
        judgement.withFrame(of: hit, rule) { writer.write(correction, hit, rule, $0) }
    }

    /// Gives the periodic visits that each present salarié is due: the longest time between two of them in months, and whether one
    /// comes in between. Nothing where the rules say nothing of follow-up.
    public func forEachVisit(_ body: (_ months: Int, _ hasIntermediate: Bool) -> Void) {
        guard let followUps = judgement.followUps, hasCategories else { return }
        let layout = judgement.layout
        let rows = judgement.record.rows(of: judgement.rules.salarieType)
        for row in 0..<rows.count where layout.isPresent(rows[row]) {
            let slots = rows[row]
            let codes = slots[layout.carried]
            let due = followUps.due(
                slots, category: slots[layout.category].word, carried: codes.tag == .codes ? codes.payload : 0,
                hasOwn: judgement.hasOwnDeterminants && judgement.carriesOwn(slots))
            body(Int(due.period.months), due.intermediateVisit.isAsked)
        }
    }

    /// Gives the salariés in the declaration's order.
    public func forEachSalarie(_ body: (Listed) -> Void) {
        let rules = judgement.rules
        guard rules.salarieType > 0 else { return }
        let withCategories = hasCategories
        let layout = judgement.layout
        let rows = judgement.record.rows(of: rules.salarieType)
        for row in 0..<rows.count {
            let slots = rows[row]
            let isPresent = layout.isPresent(slots)
            let (declared, codes) = (slots[layout.declared], slots[layout.carried])
            body(
                Listed(
                    id: slots[layout.id].bytes, isPresent: isPresent,
                    category: isPresent && withCategories ? slots[layout.category].word : -1,
                    declared: declared.tag == .word ? declared.word : -1,
                    carried: codes.tag == .codes ? codes.payload : 0))
        }
    }
}
