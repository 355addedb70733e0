import AvalRules

extension Observation {
    /// The words with days of their own, by their indexes in the rule set, that the declaration has on such a day.
    public var datedWords: Set<Int> {
        let (record, day, exercice) = (judge.record, day, exercice)
        return judge.rules.datedWords.enumerated().reduce(into: []) { found, item in
            let (index, word) = item
            guard word.mayBeDeclared(on: day, exercice: exercice) else { return }
            let rows = record.rows(of: word.type)
            let isThere = (0..<rows.count).contains { row in
                let slot = rows[row][word.slot]
                return slot.tag == .word && slot.word == word.number
            }
            if isThere { found.insert(index) }
        }
    }
}
