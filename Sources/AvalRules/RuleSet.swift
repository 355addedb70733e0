import AvalDeclarations
import AvalFEEL
import AvalSource
import AvalValues

/// The rules in force: immutable once built, and shared by all who judge.
///
/// Its closures capture only what never changes, hence `@unchecked`.
public final class RuleSet: @unchecked Sendable {
    /// A field that a payment mode needs.
    public struct RequiredField: Sendable {
        /// Its slot in the root.
        public let slot: Int
        /// What people call it.
        public let label: String
    }

    /// What the files said.
    public let model: RuleModel
    /// The form of a declaration.
    public let schema: Schema
    /// The facts of the declaration that are kept in slots, in the order of their computation.
    public let rootFacts: [SlotFact]
    /// The facts of a salarié that are kept in slots, in the order of their computation.
    public let salarieFacts: [SlotFact]
    /// The fact that tells who is categorised, counted and billed; nil when all are.
    public let presence: SlotReference?
    /// The facts of a salarié that are words of a list: their slots and words.
    public let wordFacts: [String: (slot: Int, words: [String])]
    /// All the names of a salarié's facts and fields.
    public let salarieNames: Set<String>
    /// The names of facts and fields of which nothing else could be read.
    public let unreadNames: Set<String>
    /// For each payment mode, what it needs.
    public let requiredByMode: [[RequiredField]]
    /// Where the fields that the contract fixes are kept.
    public let slots: ContractSlots
    /// The record type of a salarié.
    public let salarieType: Int
    /// The record type of the establishment's own determinants.
    public let ownType: Int?
    /// What is judged outside the period that the rules cover.
    public let outside: RuleGroups
    /// How many categories there are.
    public let categoryCount: Int
    /// The category without any determinant, by its place.
    public let fallbackCategory: Int
    /// The category that the establishment's own determinants give, by its place.
    public let ownCategory: Int
    /// All rules, of whatever day.
    public let all: [CompiledRule]
    private let segments: [Segment]

    init(
        model: RuleModel, schema: Schema, rules: [CompiledRule], rootFacts: [SlotFact], salarieFacts: [SlotFact],
        presence: SlotReference?, wordFacts: [String: (slot: Int, words: [String])], salarieNames: Set<String>,
        unreadNames: Set<String>, required: [[RequiredField]]
    ) {
        self.model = model
        self.schema = schema
        self.rootFacts = rootFacts
        self.salarieFacts = salarieFacts
        self.presence = presence
        self.wordFacts = wordFacts
        self.salarieNames = salarieNames
        self.unreadNames = unreadNames
        requiredByMode = required
        all = rules
        for (number, item) in rules.flatMap(\.cases).enumerated() { item.number = number }
        categoryCount = model.categories.categories.count
        fallbackCategory = model.categories.fallback
        ownCategory = model.categories.own
        salarieType = schema.type(named: SalarieRecord.name) ?? 0
        ownType = schema.type(named: SalarieRecord.ownDeterminant)
        slots = ContractSlots(schema, salarie: salarieType, own: ownType)
        outside = RuleGroups(
            rules.filter { $0.isOutsideCoverage || $0.subject == .wrongValues || $0.subject == .unknownFields })
        segments = Segment.all(model: model, rules: rules.filter { !$0.isOutsideCoverage })
    }

    /// Whether all that a payment mode needs is in the root's slots.
    public func hasRequired(byMode mode: Int, _ root: UnsafePointer<Slot>) -> Bool {
        requiredByMode[mode].allSatisfy { !root[$0.slot].isNull }
    }

    /// What is in force on a day; nil outside the period that the rules cover.
    public func segment(on day: Int) -> Segment? {
        guard day >= model.coverage else { return nil }
        var low = 0
        var high = segments.count - 1
        while low < high {
            let middle = (low + high + 1) / 2
            if segments[middle].days.lowerBound <= day { low = middle } else { high = middle - 1 }
        }
        return segments.isEmpty ? nil : segments[low]
    }

    /// The slot of a fact that judging gives of the declaration.
    @inline(__always)
    public func rootSlot(_ slot: RootSlot) -> Int { slots.firstOfRoot + slot.rawValue }

    /// The slot of a fact that judging gives of a salarié.
    @inline(__always)
    public func salarieSlot(_ slot: SalarieSlot) -> Int { slots.firstOfSalarie + slot.rawValue }

    /// Whether a name is that of a salarié's field that a declaration may leave out.
    public func isOptionalField(_ name: String) -> Bool { schema.field([name], in: salarieType)?.isRequired == false }
}

/// Rules in two groups, as verdicts order their anomalies.
public final class RuleGroups {
    /// The rules about the declaration, in order.
    public let declaration: [CompiledRule]
    /// The rules about each salarié, in order; wrong values stand in both groups.
    public let salarie: [CompiledRule]

    /// The same rules, ready to run.
    public let plan: RulePlan
    /// The bytes of the codes of both groups, rule by rule, good as long as the group.
    public let codes: (declaration: [UnsafeRawBufferPointer], salarie: [UnsafeRawBufferPointer])
    // Written in `init` alone.
    private let storage: UnsafeMutableRawBufferPointer

    init(_ rules: [CompiledRule]) {
        declaration = rules.filter { !$0.subject.isAboutSalarie }
        salarie = rules.filter { $0.subject.isAboutSalarie || $0.subject == .wrongValues }
        plan = RulePlan(declaration: declaration, salarie: salarie)
        let texts = (declaration + salarie).map { Array($0.code.utf8) }
        storage = .allocate(byteCount: max(1, texts.reduce(0) { $0 + $1.count }), alignment: 1)
        var place = 0
        var codes: [UnsafeRawBufferPointer] = []
        for text in texts {
            let room = UnsafeMutableRawBufferPointer(rebasing: storage[place..<place + text.count])
            room.copyBytes(from: text)
            codes.append(UnsafeRawBufferPointer(room))
            place += text.count
        }
        self.codes = (Array(codes.prefix(declaration.count)), Array(codes.dropFirst(declaration.count)))
    }

    deinit { storage.deallocate() }
}

/// The days between two changes of the rules, and what is in force then: resolved at load, so that judging sees nothing else.
public final class Segment {
    /// The first day and the last.
    public let days: ClosedRange<Int>
    /// For each category from the weakest, the codes of the catalogue that give it.
    public let categoryMasks: UnsafeBufferPointer<UInt64>
    /// The codes of the catalogue that are in force.
    public let inForce: UInt64
    /// The rules in force.
    public let rules: RuleGroups

    private init(days: ClosedRange<Int>, categoryMasks: [UInt64], inForce: UInt64, rules: RuleGroups) {
        self.days = days
        self.categoryMasks = UnsafeBufferPointer(keeping: categoryMasks)
        self.inForce = inForce
        self.rules = rules
    }

    deinit { categoryMasks.deallocate() }

    static func all(model: RuleModel, rules: [CompiledRule]) -> [Segment] {
        let dates =
            [model.coverage] + model.determinants.flatMap { $0.periods.flatMap(\.validity.boundaries) }
            + rules.flatMap { $0.cases.flatMap(\.validity.boundaries) }
        let starts = Set(dates.filter { $0 >= model.coverage }).sorted()
        return starts.enumerated().map { place, day in
            var masks = [UInt64](repeating: 0, count: model.categories.categories.count)
            for (index, determinant) in model.determinants.enumerated() {
                guard let category = determinant.period(on: day)?.category, category < masks.count else { continue }
                masks[category] |= 1 << UInt64(index)
            }
            let last = place + 1 < starts.count ? starts[place + 1] - 1 : Int.max
            return Segment(
                days: day...last, categoryMasks: masks, inForce: masks.reduce(0, |),
                rules: RuleGroups(rules.compactMap { $0.inForce(on: day) }))
        }
    }
}
