import AvalRules
import AvalTariffs
import AvalValues

extension TariffNames {
    /// What tariffs may choose by under these rules; only where they are sound can declarations be judged to show a fault.
    init(_ rules: RuleSet, isSound: Bool) {
        func facts(_ names: KeptNames, optional: NameSet) -> Facts {
            Facts(
                words: names.words.mapValues {
                    WordFact(slot: $0.slot, words: $0.words, isTruth: $0.isTruth, years: years)
                },
                numbers: names.numbers, dates: names.dates, all: names.all, optional: optional,
                ofPresent: names.ofPresent)
        }
        let years = rules.yearsOfWords
        self.init(
            salarie: facts(rules.salarieNames, optional: rules.salarieNames.optional),
            // What a declaration leaves out has no word: nothing is billed for it.
            declaration: facts(rules.declarationNames, optional: []),
            referenceDay: rules.rootSlot(.referenceDate), campaignYears: rules.campaignYears,
            unread: rules.unreadNames, isComplete: rules.model.hasAllNames, isSound: isSound,
            areImpossible: { truths, exercice in
                rules.areImpossible(truths.map { ($0.name, $0.value == .word("oui")) }, exercice: exercice)
            },
            declarationWith: { isSound ? DeclarationSearch(rules).yaml(for: $0) : nil })
    }
}

extension PriceBounds {
    /// What the law lets a contribution cost, in each year that the rules know.
    static func all(_ model: RuleModel) -> [PriceBounds] {
        guard let costs = model.averageCosts else { return [] }
        return costs.years.map { year in
            PriceBounds(
                exercice: year.exercice, average: year.cents, percent: costs.percent, reference: costs.reference)
        }
    }
}
