import AvalFEEL
import AvalValues

extension RuleSet {
    /// The words that facts have for some exercices alone, with those exercices: words that every field which has them dates, and
    /// that no fact gives by itself.
    public var yearsOfWords: TextMap<ClosedRange<Int>> {
        guard !datedWords.isEmpty else { return [:] }
        let given = facts.reduce(into: NameSet()) { $0.formUnion($1.givenTexts) }
        let fields = model.vocabulary.records.flatMap(\.fields)
        var years: TextMap<ClosedRange<Int>> = [:]
        for word in datedWords where !given.contains(word.word) {
            guard fields.allSatisfy({ !$0.words.contains(word.word) || $0.wordPeriods[word.word] != nil }) else {
                continue
            }
            let known = years[word.word] ?? word.years
            years[word.word] =
                min(known.lowerBound, word.years.lowerBound)...max(known.upperBound, word.years.upperBound)
        }
        return years
    }
}

extension CompiledFact {
    /// The texts that stand in what it gives, wherever they do: what it only compares with is left out.
    fileprivate var givenTexts: NameSet {
        var texts: NameSet = []
        switch source {
        case .expression(let text): Self.note(text.expression.root, &texts)
        case .table(let table, _):
            let cells = table.table.rows.flatMap(\.outputs) + table.table.outputs.compactMap(\.otherwise)
            for cell in cells { Self.note(cell.root, &texts) }
        }
        return texts
    }

    private static func note(_ node: Node, _ texts: inout NameSet) {
        switch node.form {
        case .literal(.string(let text)): texts.insert(text)
        case .conditional(_, let then, let otherwise):
            note(then, &texts)
            note(otherwise, &texts)
        case .comparison: return
        default: for child in node.form.children { note(child, &texts) }
        }
    }
}
