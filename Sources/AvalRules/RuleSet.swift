import AvalDeclarations
import AvalFEEL
import AvalSource
import AvalValues

/// The rules in force: immutable once built, and shared by all judges.
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
    /// What tariffs may choose the line of a salarié by.
    public let salarieNames: KeptNames
    /// What they may choose by for the declaration.
    public let declarationNames: KeptNames
    /// The names of facts and fields of which nothing else could be read.
    public let unreadNames: NameSet
    /// For each payment mode, what it needs.
    public let requiredByMode: [[RequiredField]]
    /// Where the fields that the contract fixes are kept.
    public let slots: ContractSlots
    /// The record type of a salarié.
    public let salarieType: Int
    /// The record type of the establishment's own determinants.
    public let ownType: Int?
    /// The words that may be declared on some days alone.
    public let datedWords: [DatedWord]
    /// What is judged outside the period that the rules cover.
    public let outside: DayRules
    /// How many categories there are.
    public let categoryCount: Int
    /// The category without any determinant, by its index.
    public let fallbackCategory: Int
    /// The category that the establishment's own determinants give, by its index.
    public let ownCategory: Int
    /// Where a declaration may stand: the first that holds is its own. None where the rules say nothing of it.
    public let situations: [CompiledSituation]
    /// Until when appointments may be cancelled; nil where the rules say nothing of it.
    public let appointments: CompiledAppointments?
    /// The distinct values of follow-up, by their numbers.
    public let followUpTerms: [FollowUp.Term]
    /// All rules, of whatever day.
    public let all: [CompiledRule]
    /// The names that rules about the declaration see.
    public let ruleNames: RuleNames
    /// The names that rules about a salarié see.
    public let salarieRuleNames: RuleNames
    /// All facts that could be read, with what they were compiled from; judging never looks at them.
    let facts: [CompiledFact]
    private let segments: [Segment]

    init(
        model: RuleModel, schema: Schema, rules: [CompiledRule], rootFacts: [SlotFact], salarieFacts: [SlotFact],
        presence: SlotReference?, salarieNames: KeptNames, declarationNames: KeptNames, unreadNames: NameSet,
        required: [[RequiredField]], followUpWords: [[SlotWord]],
        situations: [CompiledSituation], appointments: CompiledAppointments?, facts: [CompiledFact],
        ruleNames: RuleNames, salarieRuleNames: RuleNames
    ) {
        self.model = model
        self.schema = schema
        self.rootFacts = rootFacts
        self.salarieFacts = salarieFacts
        self.presence = presence
        self.salarieNames = salarieNames
        self.declarationNames = declarationNames
        self.unreadNames = unreadNames
        requiredByMode = required
        self.situations = situations
        self.appointments = appointments
        all = rules
        self.facts = facts
        self.ruleNames = ruleNames
        self.salarieRuleNames = salarieRuleNames
        datedWords = DatedWord.all(model.vocabulary, schema)
        categoryCount = model.categories.categories.count
        fallbackCategory = model.categories.fallback
        ownCategory = model.categories.own
        salarieType = schema.type(named: ContractName.salarie) ?? 0
        ownType = schema.type(named: ContractName.ownDeterminant)
        slots = ContractSlots(schema, salarie: salarieType, own: ownType)
        outside = DayRules(rules.filter { $0.isOutsideCoverage || $0.isAboutReading })
        let terms = FollowUpTermList()
        segments = Segment.all(
            model: model, rules: rules.filter { !$0.isOutsideCoverage }, words: followUpWords, terms: terms)
        followUpTerms = terms.all
    }

    /// Whether all that a payment mode needs is in the root's slots.
    public func hasRequired(byMode mode: Int, _ root: SlotRow) -> Bool {
        requiredByMode[mode].allSatisfy { !root[$0.slot].isNull }
    }

    /// For each date that campaigns give, by its name, the exercices that have it.
    public var campaignYears: TextMap<Set<Int>> {
        TextMap(
            uniqueKeysWithValues: EngineFact.ofCampaign.map { date in
                (date.name, Set(model.campaigns.filter { date.day($0) != nil }.map(\.exercice)))
            })
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
}
