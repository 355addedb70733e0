import AvalFEEL
import AvalSource
import AvalValues

/// A computed fact that is kept in a slot: evaluated once for each record, before the rules look at it.
public struct SlotFact {
    /// The slot of its record.
    public let slot: Int
    /// How it is computed.
    public let code: StoreCode
    /// Whether it waits for the salarié's category.
    public let isLate: Bool
}

/// Compiles the facts in an order in which each finds those it needs.
struct FactCompiler {
    let builder: NamespaceBuilder
    let catalogue: [String: Int]
    let evaluation: Evaluation
    let log: FindingLog
    /// The declaration's names, as seen from its own rules; facts are added as they are compiled.
    private(set) var root: Namespace
    /// A salarié's names, without the declaration's.
    private(set) var salarie: Namespace
    /// The facts kept in slots, by record.
    private(set) var slotFacts: [String: [SlotFact]] = [:]
    /// The names of which nothing else could be read.
    private(set) var unread: Set<String>
    private var late: Set<String> = NamespaceBuilder.lateFacts
    private var sharedCount = 0
    private let salarieType: Int?
    private let common: Namespace
    private let uses: NameUses

    init(
        builder: NamespaceBuilder, catalogue: [String: Int], evaluation: Evaluation, uses: NameUses, log: FindingLog
    ) {
        self.builder = builder
        self.catalogue = catalogue
        self.evaluation = evaluation
        self.uses = uses
        self.log = log
        common = builder.common()
        let fields = builder.model.vocabulary.records.flatMap(\.fields)
        unread = Set(fields.filter(\.isFaulty).map { $0.path[0] })
        salarieType = builder.schema.type(named: SalarieRecord.name)
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
        record == "declaration"
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
    var declarationGroup: Namespace { Namespace([("declaration", .group(presence: nil, rootWithLists))]) }

    // MARK: Order

    /// Compiles all facts; what cannot be ordered or read has its findings.
    mutating func compile(_ facts: [RuleModel.Fact]) {
        let free = facts.filter { isFree($0) }
        unread.formUnion(facts.filter { fact in !free.contains { key($0) == key(fact) } }.map(\.name))
        for fact in free where fact.isUnread { addUnread(fact) }
        let facts = free.filter { !$0.isUnread }
        var remaining = facts
        let needs = needs(of: facts)
        var done: Set<String> = []
        while !remaining.isEmpty {
            let ready = remaining.filter { needs[key($0), default: []].isSubset(of: done) }
            guard !ready.isEmpty else {
                reportCycle(remaining)
                for fact in remaining { addUnread(fact) }
                return
            }
            for fact in ready {
                compile(fact)
                done.insert(key(fact))
            }
            remaining.removeAll { fact in ready.contains { key($0) == key(fact) } }
        }
    }

    private func key(_ fact: RuleModel.Fact) -> String { fact.record + "." + fact.name }

    /// Which facts each fact mentions, directly.
    private func needs(of facts: [RuleModel.Fact]) -> [String: Set<String>] {
        var draft = self
        for fact in facts { draft.addUnread(fact) }
        let keys = Set(facts.map { key($0) })
        var needs: [String: Set<String>] = [:]
        for fact in facts {
            var mentioned: Set<String> = []
            for root in fact.roots(in: Scope(names: draft.names(for: fact.record).kinds)) {
                Self.mentions(root, of: fact.record, salarieLists, &mentioned)
            }
            // What runs through the salariés for each of them is told where it is compiled: it is no circle.
            let isInner = fact.record == SalarieRecord.name
            let wholes = mentioned.filter { $0.hasSuffix(".*") && !(isInner && $0 == SalarieRecord.name + ".*") }
                .map { String($0.dropLast()) }
            needs[key(fact)] = keys.filter { key in mentioned.contains(key) || wholes.contains { key.hasPrefix($0) } }
        }
        return needs
    }

    /// The list whose records have facts: naming it is needing them all.
    private var salarieLists: [String] { salarieType.map { [builder.schema.records[$0].key] } ?? [] }

    /// The facts and lists that a tree names: `salarie.age`, or `salarie.*` for a whole list.
    private static func mentions(_ node: Node, of record: String, _ lists: [String], _ found: inout Set<String>) {
        switch node.form {
        case .name("declaration") where record != "declaration": found.insert("declaration.*")
        case .name(let name):
            found.insert(record + "." + name)
            if lists.contains(name) { found.insert(SalarieRecord.name + ".*") }
        case .path(let inner, let name):
            if case .name("declaration") = inner.form, record != "declaration" {
                found.insert("declaration." + name)
                if lists.contains(name) { found.insert(SalarieRecord.name + ".*") }
            } else {
                mentions(inner, of: record, lists, &found)
            }
        default: for child in node.form.children { mentions(child, of: record, lists, &found) }
        }
    }

    private func reportCycle(_ facts: [RuleModel.Fact]) {
        let names = facts.map { "« \($0.name) »" }.joined(separator: ", ")
        for fact in facts.prefix(1) {
            log.error(
                "faits_circulaires", "ces faits se calculent les uns par les autres : \(names)", at: fact.span,
                help: "récrivez l'un d'eux sans les autres",
                related: facts.dropFirst().map { .init("et celui-ci", at: $0.span) })
        }
    }

    private func isFree(_ fact: RuleModel.Fact) -> Bool {
        let taken = fact.record == "declaration" ? rootWithLists[fact.name] : salarie[fact.name]
        guard taken != nil || common[fact.name] != nil || BuiltinLibrary.standard[fact.name] != nil else { return true }
        log.error(
            "nom_en_double", "« \(fact.name) » est déjà le nom d'un champ, d'un fait fourni ou d'une fonction",
            at: fact.span,
            help: "donnez un autre nom à ce fait")
        return false
    }

    // MARK: One fact

    private mutating func compile(_ fact: RuleModel.Fact) {
        let expressions = ExpressionBuilder(
            names: names(for: fact.record), catalogue: catalogue, personalNames: builder.personalNames,
            evaluation: evaluation, uses: uses, loops: loops(fact), log: log)
        if let table = fact.table { return compile(table, of: fact, expressions) }
        guard let value = fact.value, let text = expressions.read(value) else { return addUnread(fact) }
        let isPersonal = expressions.isPersonal(text) && !fact.isReleased
        let isLate = mentionsLate(fact, [text.expression.root])
        if isLate { late.insert(key(fact)) }
        let computed = expressions.value(text)
        guard !runsThroughSalaries(fact, [text.expression.root]), let (code, shape) = slotCode(text, expressions),
            expressions.isFast(text)
        else {
            let gathers = expressions.loops.gathers(text.expression, text.kinds)
            return addComputed(text.kind, isPersonal: isPersonal, gathers: gathers, computed, fact)
        }
        let slot = addSlot(code, fact, isLate: isLate)
        let kind = refined(text.kind, shape)
        add(.slot(slot, shape, kind, isPersonal: isPersonal, exact: computed), fact)
    }

    /// A truth and a word get a slot, for they may choose salariés and lines of tariffs; all else is computed when asked.
    private mutating func compile(_ table: TableText, of fact: RuleModel.Fact, _ expressions: ExpressionBuilder) {
        guard let table = TableCompiler(expressions: expressions).compile(table) else { return addUnread(fact) }
        let isPersonal = !fact.isReleased && table.roots.contains { expressions.isPersonal($0) }
        let isLate = mentionsLate(fact, table.roots)
        if isLate { late.insert(key(fact)) }
        let value = table.value(names: expressions.names)
        guard fact.record != "declaration", let shape = table.slotShape else {
            return addComputed(table.kind, isPersonal: isPersonal, gathers: table.gathers, value, fact)
        }
        let slot = addSlot(StoreCode(.each { SlotConversion.slot(value($0), shape) }), fact, isLate: isLate)
        add(.slot(slot, shape, table.kind, isPersonal: isPersonal), fact)
    }

    /// A fact that no slot holds; one of the declaration is computed once for all that ask.
    private mutating func addComputed(
        _ kind: Kind, isPersonal: Bool, gathers: Bool, _ code: @escaping (UnsafePointer<SlotFrame>) -> Value,
        _ fact: RuleModel.Fact
    ) {
        guard fact.record == "declaration" else { return add(.computed(kind, isPersonal: isPersonal, code), fact) }
        let number = sharedCount
        sharedCount += 1
        add(
            .shared(kind, isPersonal: isPersonal, gathers: gathers) { frame in
                frame.pointee.state?.shared(number) { code(frame) } ?? code(frame)
            }, fact)
    }

    private mutating func addSlot(_ code: StoreCode, _ fact: RuleModel.Fact, isLate: Bool) -> SlotReference {
        let place = nextSlot(fact.record)
        slotFacts[fact.record, default: []].append(SlotFact(slot: place, code: code, isLate: isLate))
        return SlotReference(fact.record == "declaration" ? .root : .row, place)
    }

    /// A fact of which only the name could be read: what uses it is not wrong for that.
    private mutating func addUnread(_ fact: RuleModel.Fact) {
        add(.unread, fact)
        unread.insert(fact.name)
    }

    private mutating func add(_ entry: Entry, _ fact: RuleModel.Fact) {
        if fact.record == "declaration" { root[fact.name] = entry } else { salarie[fact.name] = entry }
    }

    /// Whether a fact of the declaration names the list of salariés: it has to wait for their facts.
    private func runsThroughSalaries(_ fact: RuleModel.Fact, _ roots: [Node]) -> Bool {
        guard fact.record == "declaration" else { return false }
        var mentioned: Set<String> = []
        for root in roots { Self.mentions(root, of: fact.record, salarieLists, &mentioned) }
        return mentioned.contains(SalarieRecord.name + ".*")
    }

    private func loops(_ fact: RuleModel.Fact) -> LoopCheck {
        LoopCheck(
            names: names(for: fact.record), salarieType: salarieType, isRunForEach: fact.record == SalarieRecord.name)
    }

    private func mentionsLate(_ fact: RuleModel.Fact, _ roots: [Node]) -> Bool {
        guard fact.record != "declaration" else { return false }
        var mentioned: Set<String> = []
        for root in roots { Self.mentions(root, of: fact.record, salarieLists, &mentioned) }
        return mentioned.contains { late.contains($0) || late.contains(String($0.dropFirst(fact.record.count + 1))) }
    }

    private func slotCode(_ text: CheckedText, _ expressions: ExpressionBuilder) -> (StoreCode, SlotShape)? {
        if text.kind == .boolean { return (StoreCode(expressions.truth(text)), .boolean) }
        guard let operand = expressions.operand(text) else { return nil }
        return (StoreCode(operand.code), operand.shape)
    }

    /// A text that is always one word of a list is of that list.
    private func refined(_ kind: Kind, _ shape: SlotShape) -> Kind {
        guard case .word(let words) = shape else { return kind }
        if case .word = kind { return kind }
        return .word(WordDomain(name: "mots", words: words))
    }

    private func nextSlot(_ record: String) -> Int {
        let facts = slotFacts[record, default: []].count
        if record == "declaration" { return builder.schema.records[0].slotCount + RootSlot.allCases.count + facts }
        return builder.schema.records[salarieType ?? 0].slotCount + SalarieSlot.allCases.count + facts
    }
}
