import AvalFEEL
import AvalSource
import AvalValues

/// Compiles the facts in an order in which each finds those it needs.
struct FactCompiler {
    let builder: NamespaceBuilder
    let catalogue: TextMap<Int>
    let evaluation: Evaluation
    let log: FindingLog
    /// The declaration's names, as seen from its own rules; facts are added as they are compiled.
    private(set) var root: Namespace
    /// A salarié's names, without the declaration's.
    private(set) var salarie: Namespace
    /// All facts that could be read, with what they were compiled from.
    private(set) var compiled: [CompiledFact] = []
    /// The facts kept in slots, by record.
    private(set) var slotFacts: TextMap<[SlotFact]> = [:]
    /// The names of which nothing else could be read.
    var unread: NameSet
    private var late = NameSet(EngineFact.ofSalarie.filter(\.isLate).map { $0.path[0] })
    private var sharedCount = 0
    /// Which numbers facts give, by their records and names.
    private var domains: TextMap<NumberDomain> = [:]
    let salarieType: Int?
    private let common: Namespace
    private let uses: NameUses
    /// The facts that other files choose by: they are kept in slots, however long it takes to compute them.
    private let kept: NameSet

    init(
        builder: NamespaceBuilder, catalogue: TextMap<Int>, evaluation: Evaluation, uses: NameUses,
        kept: NameSet, log: FindingLog
    ) {
        self.kept = kept
        self.builder = builder
        self.catalogue = catalogue
        self.evaluation = evaluation
        self.uses = uses
        self.log = log
        common = builder.common()
        slotFacts = [ContractName.declaration: builder.parameterFacts]
        let fields = builder.model.vocabulary.records.flatMap(\.fields)
        unread = NameSet(fields.filter(\.isFaulty).map { $0.path[0] })
        salarieType = builder.schema.type(named: ContractName.salarie)
        root = Self.merged([builder.fields(of: 0, level: .root), builder.declarationFacts()])
        salarie =
            salarieType.map {
                Self.merged([builder.fields(of: $0, level: .row), builder.salarieFacts(level: .row)])
            } ?? Namespace()
    }

    static func merged(_ parts: [Namespace]) -> Namespace {
        Namespace(parts.flatMap { $0.entries.map { ($0.name, $0.entry) } })
    }

    /// The names that an expression about a record sees.
    func names(for record: String) -> Namespace {
        record == ContractName.declaration
            ? Self.merged([rootWithLists, common]) : Self.merged([salarie, declarationGroup, common])
    }

    /// The declaration's names with its lists of records.
    private var rootWithLists: Namespace {
        var names = root
        for (type, record) in builder.schema.records.enumerated() where type > 0 {
            let inner = type == salarieType ? salarie : builder.fields(of: type, level: .row)
            names[record.key] = .records(type: type, inner)
        }
        return names
    }

    /// The declaration under its name.
    var declarationGroup: Namespace { Namespace([(ContractName.declaration, .group(presence: nil, rootWithLists))]) }

    /// Adds what is known only once all facts are: the estimate, which is made of them.
    mutating func close() { root = Self.merged([root, builder.closingFacts()]) }

    /// Whether a fact may have its name; one that may not has its finding.
    func isFree(_ fact: RuleModel.Fact) -> Bool {
        var taken = fact.record == ContractName.declaration ? rootWithLists[fact.name] : salarie[fact.name]
        if fact.record == ContractName.declaration, fact.name == EngineFact.estimate { taken = .unread }
        let isReserved = BuiltinLibrary.standard.builtin(reserving: fact.name) != nil
        guard taken != nil || common[fact.name] != nil || isReserved else { return true }
        log.add(FactBuildingFinding.takenName(fact.name), at: fact.span)
        return false
    }

    /// What reads expressions that are asked once a declaration and see all its facts.
    var declarationExpressions: ExpressionBuilder {
        let names = names(for: ContractName.declaration)
        return ExpressionBuilder(
            names: names, catalogue: catalogue, personalNames: builder.personalNames, evaluation: evaluation,
            uses: uses,
            loops: LoopCheck(names: names, salarieType: salarieType, isRunForEach: false), log: log)
    }

    // MARK: One fact

    /// Compiles a fact; `waits` for the facts of all salariés, it cannot be computed with those of one.
    mutating func compile(_ fact: RuleModel.Fact, waits: Bool) {
        let expressions = ExpressionBuilder(
            names: names(for: fact.record), catalogue: catalogue, personalNames: builder.personalNames,
            evaluation: evaluation, uses: uses, loops: loops(fact), log: log)
        if let table = fact.table { return compile(table, of: fact, waits: waits, expressions) }
        guard let value = fact.value, let text = expressions.read(value) else { return addUnread(fact) }
        compiled.append(CompiledFact(name: fact.name, record: fact.record, source: .expression(text)))
        domains[key(fact)] = wholeness(fact, expressions).domain(text)
        let isPersonal = expressions.isPersonal(text) && !fact.isReleased
        let isLate = mentionsLate(fact, [text.expression.root])
        if isLate { late.insert(key(fact)) }
        let computed = expressions.value(text)
        guard mayBeKept(fact, waits: waits), let (code, shape) = slotCode(text, expressions, isKept: isKept(fact)),
            isKept(fact) || expressions.isFast(text)
        else {
            // What waits for a name that could not be read is as unread as the name.
            if mentions(unread, fact, [text.expression.root]) { unread.insert(fact.name) }
            let reach = expressions.loops.reach(text.expression, text.kinds)
            return addComputed(
                text.kind(naming: fact.name), isPersonal: isPersonal, reach: reach, column: expressions.column(text),
                computed, fact)
        }
        let slot = addSlot(code, fact, isLate: isLate || waits)
        var kept = KeptValue(slot, shape, refined(text, shape, fact), isPersonal: isPersonal)
        kept.exact = computed
        kept.isCertain = Certainty(names: expressions.names).isCertain(text.expression.root)
        kept.isOfPresent = isLate
        add(.slot(kept), fact)
    }

    /// A truth and a word get a slot, for they may choose salariés and lines of tariffs; all else is computed when asked.
    private mutating func compile(
        _ table: TableText, of fact: RuleModel.Fact, waits: Bool, _ expressions: ExpressionBuilder
    ) {
        let compiler = TableCompiler(expressions: expressions, wholeness: wholeness(fact, expressions))
        guard let table = compiler.compile(table) else { return addUnread(fact) }
        compiled.append(CompiledFact(name: fact.name, record: fact.record, source: .table(table, expressions.names)))
        let isPersonal = !fact.isReleased && table.roots.contains { expressions.isPersonal($0) }
        let isLate = mentionsLate(fact, table.roots)
        if isLate { late.insert(key(fact)) }
        let value = table.value(names: expressions.names)
        guard mayBeKept(fact, waits: waits), let shape = table.slotShape,
            isKept(fact) || fact.record != ContractName.declaration
        else {
            return addComputed(table.kind, isPersonal: isPersonal, reach: table.reach, value, fact)
        }
        let slot = addSlot(StoreCode(.each { SlotConversion.slot(value($0), shape) }), fact, isLate: isLate || waits)
        var kept = KeptValue(slot, shape, table.kind, isPersonal: isPersonal)
        kept.isCertain = Certainty(names: expressions.names).isCertain(table.table)
        kept.isOfPresent = isLate
        add(.slot(kept), fact)
    }

    private func wholeness(_ fact: RuleModel.Fact, _ expressions: ExpressionBuilder) -> Wholeness {
        Wholeness(names: expressions.names, record: fact.record, facts: domains)
    }

    /// Whether another file chooses by a fact, so that it must be in a slot.
    private func isKept(_ fact: RuleModel.Fact) -> Bool { kept.contains(fact.name) }

    /// Whether a fact may be in a slot: one made for tariffs only where one names it, one that waits for the salariés only
    /// for them, who come last.
    private func mayBeKept(_ fact: RuleModel.Fact, waits: Bool) -> Bool {
        if waits { return isKept(fact) && fact.record == ContractName.declaration }
        return isKept(fact) || !fact.isForTariffs
    }

    /// A fact that no slot holds; one of the declaration is computed once for all that ask.
    private mutating func addComputed(
        _ kind: Kind, isPersonal: Bool, reach: LoopReach, column: RecordColumn? = nil,
        _ code: @escaping (FrameView) -> Value, _ fact: RuleModel.Fact
    ) {
        guard fact.record == ContractName.declaration else {
            return add(.computed(kind, isPersonal: isPersonal, code), fact)
        }
        let number = sharedCount
        sharedCount += 1
        let shared = SharedFact(kind: kind, isPersonal: isPersonal, reach: reach, column: column) { frame in
            frame.state?.shared(number) { code(frame) } ?? code(frame)
        }
        add(.shared(shared), fact)
    }

    private mutating func addSlot(_ code: StoreCode, _ fact: RuleModel.Fact, isLate: Bool) -> SlotReference {
        let slot = nextSlot(fact.record)
        slotFacts[fact.record, default: []].append(SlotFact(slot: slot, code: code, isLate: isLate))
        return SlotReference(fact.record == ContractName.declaration ? .root : .row, slot)
    }

    /// A fact of which only the name could be read: what uses it is not wrong for that.
    mutating func addUnread(_ fact: RuleModel.Fact) {
        add(.unread, fact)
        unread.insert(fact.name)
    }

    private mutating func add(_ entry: Entry, _ fact: RuleModel.Fact) {
        if fact.record == ContractName.declaration { root[fact.name] = entry } else { salarie[fact.name] = entry }
    }

    /// Whether a name of a salarié is known only once his category is.
    func isLate(_ name: String) -> Bool { late.contains(name) || late.contains(ContractName.salarie + "." + name) }

    private func loops(_ fact: RuleModel.Fact) -> LoopCheck {
        LoopCheck(
            names: names(for: fact.record), salarieType: salarieType, isRunForEach: fact.record == ContractName.salarie)
    }

    private func mentionsLate(_ fact: RuleModel.Fact, _ roots: [Node]) -> Bool {
        fact.record != ContractName.declaration && mentions(late, fact, roots)
    }

    /// Whether expressions of a fact mention one of some names, with or without that of its record.
    private func mentions(_ names: NameSet, _ fact: RuleModel.Fact, _ roots: [Node]) -> Bool {
        var mentioned: NameSet = []
        for root in roots { Self.mentions(root, of: fact.record, salarieLists, &mentioned) }
        return mentioned.contains { names.contains($0) || names.contains(String($0.dropFirst(fact.record.count + 1))) }
    }

    private func slotCode(
        _ text: CheckedText, _ expressions: ExpressionBuilder, isKept: Bool
    ) -> (StoreCode, SlotShape)? {
        if text.kind == .boolean { return (StoreCode(expressions.truth(text)), .boolean) }
        if isKept, let choice = expressions.wordChoice(text) { return (StoreCode(choice.code), choice.shape) }
        if let operand = expressions.operand(text) { return (StoreCode(operand.code), operand.shape) }
        guard isKept, let shape: SlotShape = text.kind == .number ? .number : text.kind == .date ? .date : nil else {
            return nil
        }
        let value = expressions.value(text)
        return (StoreCode(.each { SlotConversion.slot(value($0), shape) }), shape)
    }

    /// A text that is always one word of a list is of that list.
    private func refined(_ text: CheckedText, _ shape: SlotShape, _ fact: RuleModel.Fact) -> Kind {
        guard case .word(let words) = shape else { return text.kind(naming: fact.name) }
        if case .word = text.kind { return text.kind }
        return .word(WordDomain(name: fact.name, words: words))
    }

    private func nextSlot(_ record: String) -> Int {
        let facts = slotFacts[record, default: []].count
        if record == ContractName.declaration {
            return builder.schema.records[0].slotCount + RootSlot.allCases.count + facts
        }
        return builder.schema.records[salarieType ?? 0].slotCount + SalarieSlot.allCases.count + facts
    }
}
