import AvalDeclarations
import AvalEngine
import AvalJSON
import AvalRules
import AvalTariffs
import AvalValues

/// Looks for a small declaration in which facts have given values, so that whoever reads a finding about a tariff sees whom it
/// is about.
///
/// It starts from the model and changes one field after the other, judging each try: it may find nothing where only several
/// changes together give a fact its value.
struct DeclarationSearch {
    private let rules: RuleSet
    private let judge: Judge
    private let changes: DeclarationChanges

    init(_ rules: RuleSet) {
        self.rules = rules
        judge = Judge(Rulebook(rules: rules, tariffs: [], version: ""))
        changes = DeclarationChanges(rules)
    }

    /// What such a declaration changes of the model, as YAML on one line; nil where none is found.
    func yaml(for wanted: TariffCase) -> String? {
        var found = changes.start(exercice: wanted.exercice, present: wanted.present)
        let facts = wanted.salarie.map { ($0, true) } + wanted.declaration.map { ($0, false) }
        guard holds(found, []) else { return nil }
        for index in facts.indices {
            let sought = Array(facts[...index])
            if holds(found, sought) { continue }
            let tries = changes.all(exercice: wanted.exercice, ofSalarie: facts[index].1)
            guard let next = tries.lazy.map({ found.merged(with: $0) }).first(where: { holds($0, sought) }) else {
                return nil
            }
            found = next
        }
        return found.yaml(salaries: changes.listKey)
    }

    /// Whether all facts have their values in a declaration.
    private func holds(_ draft: DeclarationDraft, _ facts: [(TariffCase.Fact, Bool)]) -> Bool {
        do throws(InputError) {
            try judge.decide(JSONWriter.bytes(of: changes.json(draft)), options: JudgingOptions())
        } catch {
            return false
        }
        return facts.allSatisfy { fact, isOfSalarie in holds(fact, isOfSalarie) }
    }

    private func holds(_ fact: TariffCase.Fact, _ isOfSalarie: Bool) -> Bool {
        let names = isOfSalarie ? rules.salarieNames : rules.declarationNames
        guard let index = names.words[fact.name]?.slot ?? names.numbers[fact.name],
            let slot = isOfSalarie ? judge.firstSalarieSlot(index) : judge.declarationSlot(index)
        else { return false }
        switch fact.value {
        case .absent: return slot.isNull
        case .number(let range):
            let number = Decimal128(significand: Int128(slot.significand), exponent: Int(slot.exponent))
            return slot.tag == .number && number?.truncatedInteger.map(range.contains) == true
        case .word(let word):
            guard let known = names.words[fact.name] else { return false }
            if known.isTruth { return (slot.tag == .boolean && slot.flag == 1) == (word == "oui") }
            return slot.tag == .word && known.words[slot.word] == word
        }
    }
}
