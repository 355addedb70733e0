import AvalDeclarations
import AvalFEEL
import AvalJSON
import AvalRules
import AvalTariffs
import AvalValues

/// Judges declarations, one after the other: bytes in, verdict out. Pure; one per thread, its memory reused.
public final class Judge {
    /// The most anomalies of a declaration; beyond it there is an error instead of a verdict.
    public static let anomalyLimit = 100_000

    /// What it judges with.
    public let rulebook: Rulebook
    let rules: RuleSet
    let constants: VerdictConstants
    let decoder: DeclarationDecoder
    let state: JudgingState
    /// The facts of the declaration, and those of a salarié that are computed before his category is known, and after.
    let rootFacts: FactChain?
    let earlyFacts: FactChain?
    let lateFacts: FactChain?
    let places: SalariePlaces
    var options = JudgingOptions()
    let hits = UnsafeMutablePointer<HitList>.allocate(capacity: 1)
    /// The codes that are subjects at this moment.
    var subjects = SubjectTable()
    /// The rules in force on the day, or those of outside the period covered.
    var groups: RuleGroups
    /// The days for which that is so; of the declaration before, most are.
    var days: ClosedRange<Int>
    /// What of those rules is asked at every declaration, and the tariff: the rulebook keeps them, and counting references
    /// to what threads share would hold them up.
    var plan: Unmanaged<RulePlan>
    var tariff: Unmanaged<Tariff>?
    /// For each category, the codes that give it; nil outside the period covered.
    var categoryMasks: UnsafeBufferPointer<UInt64>?
    /// What the exercice chose.
    var exercice = Rulebook.Exercice()
    /// What the declaration is expected to cost; meaningful where a tariff is asked.
    let estimate: Estimate
    /// What is counted on the way.
    let tally = UnsafeMutablePointer<DeclarationCounts>.allocate(capacity: 1)
    /// The codes beyond the catalogue that present salariés carry, and those that the company ticked.
    var carriedOthers = BytesIndex()
    var tickedOthers = BytesIndex()
    /// The company's distinct codes, in the order written: its list, then its own determinants.
    var companyCodes: [CompanyCode] = []

    /// A code ticked by the company and where it stands.
    struct CompanyCode {
        var entry: CodeEntry
        /// Its row among the own determinants; -1 when it stands in the list of codes.
        var ownRow: Int32
    }

    /// A judge with this rulebook.
    public init(_ rulebook: Rulebook) {
        self.rulebook = rulebook
        rules = rulebook.rules
        constants = rulebook.constants
        let unique = (type: rulebook.rules.salarieType, slot: rulebook.rules.slots.id)
        decoder = DeclarationDecoder(schema: rules.schema, uniqueField: unique)
        state = JudgingState(record: decoder.record, rules: rules)
        rootFacts = FactChain(rules.rootFacts)
        earlyFacts = FactChain(rules.salarieFacts.filter { !$0.isLate })
        lateFacts = FactChain(rules.salarieFacts.filter(\.isLate))
        places = SalariePlaces(rules)
        groups = rules.outside
        plan = Unmanaged.passUnretained(rules.outside.plan)
        // No day of a calendar.
        days = Int.min...Int.min
        hits.initialize(to: HitList())
        tally.initialize(to: DeclarationCounts(categories: rules.categoryCount))
        estimate = Estimate(for: rulebook.tariffs)
    }

    deinit {
        hits.pointee.deallocate()
        hits.deallocate()
        subjects.deallocate()
        tally.pointee.deallocate()
        tally.deallocate()
    }

    var record: DeclarationRecord { decoder.record }

    /// The bytes of the declaration that was judged last, white space around it left out.
    public var source: UnsafeRawBufferPointer { record.source }

    /// Reads and judges a declaration and writes its verdict; what `fingerprint` gives stands in it as `empreinte`.
    ///
    /// Nothing is written when it throws.
    @discardableResult
    public func judge(
        _ bytes: UnsafeRawBufferPointer, options: JudgingOptions,
        fingerprint: (() throws(InputError) -> String)? = nil,
        into output: OutputBuffer
    ) throws(InputError) -> Status {
        let status = try decide(bytes, options: options)
        VerdictWriter(judge: self, output: output).write(status, fingerprint: try fingerprint?())
        return status
    }

    /// Reads and judges a declaration without writing anything.
    @discardableResult
    public func decide(_ bytes: UnsafeRawBufferPointer, options: JudgingOptions) throws(InputError) -> Status {
        self.options = options
        try decoder.decode(bytes)
        prepare()
        computeFacts()
        estimateCost()
        run()
        if hits.pointee.isOverfull {
            throw InputError(.tooMany(limit: Self.anomalyLimit), pointer: "", offset: 0)
        }
        return status
    }

    /// Reads and judges a declaration that stands in an array, without writing anything.
    @discardableResult
    public func decide(_ bytes: [UInt8], options: JudgingOptions) throws(InputError) -> Status {
        try bytes.withUnsafeBytes { bytes in Result { () throws(InputError) in try decide(bytes, options: options) } }
            .get()
    }

    /// Whether a rule fired in the declaration judged last, and how heavily it weighed.
    public func severity(of code: String) -> Anomaly.Severity? {
        hits.pointee.hits.compactMap { rule(of: $0).code == code ? Anomaly.Severity(rawValue: Int($0.severity)) : nil }
            .max()
    }

    func rule(of hit: Hit) -> CompiledRule {
        (hit.isDeclaration ? groups.declaration : groups.salarie)[Int(hit.rule)]
    }

    /// Whether the verdict gives categories.
    var givesCategories: Bool { options.limit >= .categories && categoryMasks != nil }

    /// The tariff, where the verdict estimates.
    var tariffAsked: Unmanaged<Tariff>? {
        options.limit >= .estimation && categoryMasks != nil ? tariff : nil
    }

    private var status: Status {
        switch hits.pointee.heaviest {
        case .bloquante: .refused
        case .avertissement: .withReservations
        case .information, nil: .accepted
        }
    }
}
