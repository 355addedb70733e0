import AvalFEEL
import AvalSource
import AvalValues

extension FactCompiler {
    /// Compiles all facts; what cannot be ordered or read has its findings.
    mutating func compile(_ facts: [RuleModel.Fact]) {
        let free = facts.filter { isFree($0) }
        unread.formUnion(facts.filter { fact in !free.contains { key($0) == key(fact) } }.map(\.name))
        for fact in free where fact.isUnread { addUnread(fact) }
        var remaining = free.filter { !$0.isUnread }
        let needs = needs(of: remaining)
        var done: NameSet = []
        var waiting: NameSet = []
        while !remaining.isEmpty {
            let ready = remaining.filter { needs[key($0)]?.facts.isSubset(of: done) ?? true }
            guard !ready.isEmpty else {
                reportCycle(remaining, needs)
                for fact in remaining { addUnread(fact) }
                return
            }
            for fact in ready {
                let needed = needs[key(fact)] ?? Needs()
                if needed.asksEstimate {
                    log.add(FactBuildingFinding.readsEstimate(fact.name), at: fact.span)
                    addUnread(fact)
                    done.insert(key(fact))
                    continue
                }
                let waits = needed.runsThroughSalaries || !needed.facts.isDisjoint(with: waiting)
                if waits { waiting.insert(key(fact)) }
                compile(fact, waits: waits)
                done.insert(key(fact))
            }
            remaining.removeAll { fact in ready.contains { key($0) == key(fact) } }
        }
    }

    func key(_ fact: RuleModel.Fact) -> String { fact.record + "." + fact.name }

    /// What a fact needs before it can be computed.
    private struct Needs {
        /// Other facts, by their keys.
        var facts: NameSet = []
        /// Whether it is a fact of the declaration that names the list of salariés.
        var runsThroughSalaries = false
        /// Whether it names the estimate, which is made once all facts are computed.
        var asksEstimate = false
    }

    /// What each fact needs, directly.
    private func needs(of facts: [RuleModel.Fact]) -> TextMap<Needs> {
        var draft = self
        for fact in facts { draft.addUnread(fact) }
        let keys = NameSet(facts.map { key($0) })
        var needs: TextMap<Needs> = [:]
        for fact in facts {
            let names = draft.names(for: fact.record)
            let scope = Scope(names: names.kinds, codeLists: names.codeLists)
            let roots = fact.roots(in: scope)
            var mentioned: NameSet = []
            for root in roots { Self.mentions(root, of: fact.record, salarieLists, &mentioned) }
            let whole = ContractName.salarie + ".*"
            let runsThrough = fact.record == ContractName.declaration && mentioned.contains(whole)
            // What runs through the salariés for each of them is told where it is compiled: it is no circle.
            if fact.record == ContractName.salarie { mentioned.remove(whole) }
            if runsThrough, fact.givesNoRecord(in: scope) {
                // Only the facts that it names are asked of each salarié.
                mentioned.remove(whole)
                let uses = NameUses()
                for root in roots { uses.note(root) }
                mentioned.formUnion(uses.names.map { ContractName.salarie + "." + $0 })
            }
            let wholes = mentioned.filter { $0.hasSuffix(".*") }.map { String($0.dropLast()) }
            needs[key(fact)] = Needs(
                facts: keys.filter { key in mentioned.contains(key) || wholes.contains { key.hasPrefix($0) } },
                runsThroughSalaries: runsThrough,
                asksEstimate: mentioned.contains(ContractName.declaration + "." + EngineFact.estimate))
        }
        return needs
    }

    /// The list whose records have facts: naming it may be needing them all.
    var salarieLists: [String] { salarieType.map { [builder.schema.records[$0].key] } ?? [] }

    /// The facts and lists that a tree names: `salarie.age`, or `salarie.*` for a whole list.
    static func mentions(_ node: Node, of record: String, _ lists: [String], _ found: inout NameSet) {
        switch node.form {
        case .name(ContractName.declaration) where record != ContractName.declaration:
            found.insert(ContractName.declaration + ".*")
        case .name(let name):
            found.insert(record + "." + name)
            if lists.contains(name) { found.insert(ContractName.salarie + ".*") }
        case .path(let inner, let name):
            if case .name(ContractName.declaration) = inner.form, record != ContractName.declaration {
                found.insert(ContractName.declaration + "." + name)
                if lists.contains(name) { found.insert(ContractName.salarie + ".*") }
            } else {
                mentions(inner, of: record, lists, &found)
            }
        default:
            for child in BuiltinLibrary.standard.valueChildren(of: node) { mentions(child, of: record, lists, &found) }
        }
    }

    /// Tells the facts that go in circles, without those that only need one of these.
    private func reportCycle(_ remaining: [RuleModel.Fact], _ needs: TextMap<Needs>) {
        var facts = remaining
        while true {
            let needed = facts.reduce(into: NameSet()) { $0.formUnion(needs[key($1)]?.facts ?? []) }
            let circling = facts.filter { needed.contains(key($0)) }
            guard circling.count < facts.count else { break }
            facts = circling
        }
        let circle = FactBuildingFinding.circle(facts.map(\.name), others: facts.dropFirst().map(\.span))
        if let first = facts.first { log.add(circle, at: first.span) }
    }
}

extension RuleModel.Fact {
    /// Whether what the fact gives holds no record, so that only the names it mentions count.
    func givesNoRecord(in scope: Scope) -> Bool {
        let uses = NameUses()
        for root in roots(in: scope) { uses.note(root) }
        let library = BuiltinLibrary.standard
        guard !uses.names.contains(where: { library[$0]?.traits.contains(.readsAllEntries) == true }) else {
            return false
        }
        let results =
            [value].compactMap { $0 } + (table?.rows.flatMap(\.outputs) ?? [])
            + (table?.outputs.compactMap(\.otherwise) ?? [])
        return results.allSatisfy { text in
            guard let expression = ExpressionParser.parse(text, scope: scope).0 else { return true }
            return Checker(scope: scope).check(expression).kind.isPlain
        }
    }
}

extension Kind {
    /// Whether it is known, and neither a context nor a list of such.
    fileprivate var isPlain: Bool {
        switch self {
        case .any, .context, .function: false
        case .list(let element), .range(let element): element.isPlain
        default: true
        }
    }
}
