import AvalFEEL
import AvalSource
import AvalValues

/// Finds the words that entries of `suivi.yaml` choose salariés by, among the facts and fields of a salarié.
struct FollowUpBuilder {
    let facts: FactCompiler
    let log: FindingLog

    /// For each entry, the words that choose; none where it is about a category.
    func words(of rules: [FollowUpRule]) -> [[SlotWord]] {
        rules.map { rule in
            guard case .words(let fact, let words) = rule.audience else { return [] }
            return self.words(words, of: fact)
        }
    }

    private func words(_ words: [SourceText], of name: SourceText) -> [SlotWord] {
        let path = name.string.split(separator: ".").map(String.init)
        guard let entry = facts.salarie.resolve(path) else {
            let near = Nearest.word(of: name.string, among: facts.salarie.fieldPaths)
            log.add(FollowUpFinding.unknownFact(name.string, near: near), at: name.span)
            return []
        }
        guard !facts.unread.contains(name.string) else { return [] }
        guard case .slot(let kept) = entry, let fact = KeptNames.WordFact(kept), !facts.isLate(name.string) else {
            log.add(FollowUpFinding.unfitFact(name.string), at: name.span)
            return []
        }
        if kept.isPersonal { log.add(AnomalyBuildingFinding.personal(what: "le suivi"), at: name.span) }
        return words.compactMap { word in
            guard let number = fact.words.firstIndex(of: word.string) else {
                let near = Nearest.word(of: word.string, among: fact.words)
                log.add(FollowUpFinding.unknownWord(word.string, fact: name.string, near: near), at: word.span)
                return nil
            }
            return SlotWord(slot: fact.slot, word: number, isTruth: fact.isTruth)
        }
    }
}
