import AvalDeclarations
import AvalFEEL
import AvalJSON
import AvalRules
import AvalTariffs
import AvalValues

/// Judges declarations, one after the other: bytes in, verdict out. Pure; one per thread, its memory reused.
///
/// What is prepared for a day stands in `day`, what is computed for a declaration in `counts`, `codes` and `hits`; writers
/// read both through a ``Judgement``.
public final class Judge {
    /// The most anomalies of a declaration; beyond it there is an error instead of a verdict.
    public static let anomalyLimit = 100_000

    /// What it judges with.
    public let rulebook: Rulebook
    let rules: RuleSet
    let decoder: DeclarationDecoder
    let state: JudgingState
    /// The facts of the declaration, and those of a salarié that are computed before his category is known, and after.
    let rootFacts: FactChain?
    /// The facts of the declaration that wait for those of all salariés.
    let closingFacts: FactChain?
    let earlyFacts: FactChain?
    let lateFacts: FactChain?
    /// Where the slots of a salarié stand.
    let layout: SalarieLayout
    /// What the sender asked.
    private(set) var options = JudgingOptions()
    /// What is in force on the day, and what the exercice chooses.
    let day: PreparedDay
    /// What the declaration is expected to cost; meaningful where a tariff is asked.
    let estimate: Estimate
    /// What was counted on the way.
    let counts: DeclarationCounts
    /// Which codes are ticked and carried.
    let codes = DeclarationCodes()
    /// The rules that fired.
    let hits = HitList()
    /// The subjects smaller than a record that rules are asked about at this moment.
    let subjects = SubjectTable()

    /// A judge with this rulebook.
    public init(_ rulebook: Rulebook) {
        self.rulebook = rulebook
        rules = rulebook.rules
        let unique = (type: rulebook.rules.salarieType, slot: rulebook.rules.slots.id)
        decoder = DeclarationDecoder(schema: rules.schema, uniqueField: unique)
        state = JudgingState(record: decoder.record, rules: rules)
        rootFacts = FactChain(rules.rootFacts.filter { !$0.isLate })
        closingFacts = FactChain(rules.rootFacts.filter(\.isLate))
        earlyFacts = FactChain(rules.salarieFacts.filter { !$0.isLate })
        lateFacts = FactChain(rules.salarieFacts.filter(\.isLate))
        layout = SalarieLayout(rules)
        day = PreparedDay(rulebook)
        counts = DeclarationCounts(categories: rules.categoryCount)
        estimate = Estimate(for: rulebook.tariffs)
        state.estimate = { [unowned self] in estimatedLines }
    }

    var record: DeclarationRecord { decoder.record }

    /// The bytes of the declaration that was judged last, white space around it left out.
    public var source: ByteView { record.source }

    /// Reads and judges a declaration and writes its verdict; what `fingerprint` gives stands in it as `empreinte`.
    ///
    /// Nothing is written when it throws.
    @discardableResult
    public func judge(
        _ bytes: ByteView, options: JudgingOptions,
        fingerprint: (() throws(InputError) -> String)? = nil,
        into output: OutputBuffer
    ) throws(InputError) -> Status {
        let status = try decide(bytes, options: options)
        let start = output.count
        VerdictWriter(judgement: Judgement(self), output: output).write(status, fingerprint: try fingerprint?())
        do throws(InputError) { try checkBudget() } catch {
            output.truncate(to: start)
            throw error
        }
        return status
    }

    /// Where the rules ask for more than they may, what they say means nothing: there is an error instead.
    private func checkBudget() throws(InputError) {
        if state.budget.isExceeded { throw InputError(.tooMuchWork, pointer: "", offset: 0) }
    }

    /// Reads and judges a declaration without writing anything.
    @discardableResult
    public func decide(_ bytes: ByteView, options: JudgingOptions) throws(InputError) -> Status {
        self.options = options
        try decoder.decode(bytes)
        prepare()
        computeFacts()
        estimateCost()
        askRules()
        if hits.isOverfull {
            throw InputError(.tooMany(limit: Self.anomalyLimit), pointer: "", offset: 0)
        }
        try checkBudget()
        return Status(heaviest: hits.heaviest)
    }

    /// Reads and judges a declaration that stands in an array, without writing anything.
    @discardableResult
    public func decide(_ bytes: [UInt8], options: JudgingOptions) throws(InputError) -> Status {
        try ByteView.with(bytes) { (bytes) throws(InputError) in try decide(bytes, options: options) }
    }

    /// Whether a rule fired in the declaration judged last, and how heavily it weighed.
    public func severity(of code: String) -> Anomaly.Severity? {
        let found = (0..<hits.count).map { hits[$0] }.filter { day.rule(of: $0).code == code }
        return found.compactMap { Anomaly.Severity(rawValue: Int($0.severity)) }.max()
    }
}
