import AvalDeclarations
import AvalRules
import AvalValues

extension Observation {
    /// What became of the cases that were asked, by their numbers among all cases of the rules.
    public struct Cases: Sendable {
        /// Those that fired.
        public internal(set) var fired: Set<Int> = []
        /// Those that were asked about a subject of which they were not true.
        public internal(set) var silent: Set<Int> = []

        /// All that were asked.
        public var asked: Set<Int> { fired.union(silent) }
    }

    /// What became of the cases of the day.
    public var cases: Cases {
        let rules = judge.day.rulesInForce
        var found = Cases()
        look(at: rules.declaration, isDeclaration: true, &found)
        look(at: rules.salarie, isDeclaration: false, &found)
        return found
    }

    private func look(at group: [CompiledRule], isDeclaration: Bool, _ found: inout Cases) {
        var fired = group.map { [Int](repeating: 0, count: $0.cases.count) }
        for index in 0..<judge.hits.count where judge.hits[index].isDeclaration == isDeclaration {
            let hit = judge.hits[index]
            fired[Int(hit.rule)][Int(hit.item)] += 1
        }
        for (index, rule) in group.enumerated() where rule.step <= judge.options.limit {
            // The first case is asked about all subjects, each of the others about those that are left.
            var left = subjectCount(rule, isDeclaration: isDeclaration)
            for (item, entry) in rule.cases.enumerated() where left > 0 {
                if fired[index][item] > 0 { found.fired.insert(entry.number) }
                left -= fired[index][item]
                if left > 0 { found.silent.insert(entry.number) }
            }
        }
    }

    /// How many subjects a rule was asked about.
    private func subjectCount(_ rule: CompiledRule, isDeclaration: Bool) -> Int {
        let record = judge.record
        switch rule.walk {
        case .declaration: return 1
        case .unknownFields: return record.unknownFields.isEmpty ? 0 : 1
        case .records(let type): return rows(of: type, rule.filter?.index).count
        case .codes(let field, _):
            return rows(of: field.type, rule.filter?.index).reduce(0) { $0 + record.codes(of: $1[field.slot]).count }
        case .distinctCodes(let list, let records, let filter):
            let ticked = list.map { codes(record.root[$0.slot]) } ?? []
            let carried = records.map { field in rows(of: field.type, filter).flatMap { codes($0[field.slot]) } } ?? []
            return Set(ticked + carried).count
        case .wrongValues:
            return record.wrongValues.count { ($0.type == judge.rules.salarieType) != isDeclaration }
        }
    }

    /// The records of a type, those only of which the fact in a slot is true, where one is named.
    private func rows(of type: Int, _ filter: Int?) -> [SlotRow] {
        let rows = judge.record.rows(of: type)
        return (0..<rows.count).map { rows[$0] }.filter { row in filter.map { row[$0].isTrue } ?? true }
    }

    private func codes(_ slot: Slot) -> [String] {
        slot.codeEntry.map { [$0.bytes.text] } ?? judge.record.codes(of: slot).map(\.bytes.text)
    }
}
