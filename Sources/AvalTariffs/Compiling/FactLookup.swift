import AvalSource

/// Finds the facts that tariffs choose by; a wrong one is told once, however many tariffs choose by it.
final class FactLookup {
    private let log: FindingLog
    private let names: TariffNames
    private var refused: Set<String> = []

    init(log: FindingLog, names: TariffNames) {
        self.log = log
        self.names = names
    }

    /// A fact of the salarié that always has a word, so that each has his line; nil, with a finding, where it is none.
    func always(_ name: SourceText) -> TariffNames.WordFact? {
        let facts = names[.salarie]
        let words = facts.words.filter { !$0.value.isTruth }
        let certain = words.filter { !facts.optional.contains($0.key) }
        if let fact = certain[name.string] { return fact }
        if words[name.string] == nil {
            refuse(name, .salarie, near: Array(words.keys), possible: Array(certain.keys))
        } else if isNew(name) {
            log.add(TariffFinding.optionalFact(name.string), at: name.span)
        }
        return nil
    }

    /// A fact of a record that may have a word or be a truth; nil, with a finding, where it is none.
    func find(_ name: SourceText, _ record: TariffNames.Record) -> TariffNames.WordFact? {
        let words = names[record].words
        if let fact = words[name.string] { return fact }
        refuse(name, record, near: Array(words.keys), possible: Array(words.keys))
        return nil
    }

    private func refuse(_ name: SourceText, _ record: TariffNames.Record, near: [String], possible: [String]) {
        guard isNew(name) else { return }
        log.add(
            TariffFinding.noWordFact(
                name.string, record: record, isKnown: names[record].all.contains(name.string),
                near: Nearest.word(of: name.string, among: near.sorted()), facts: possible.sorted()),
            at: name.span)
    }

    /// Whether a wrong name has to be told: it is not, where what is unreadable may be what defines it.
    private func isNew(_ name: SourceText) -> Bool {
        !names.unread.contains(name.string) && names.isComplete && refused.insert(name.string).inserted
    }
}
