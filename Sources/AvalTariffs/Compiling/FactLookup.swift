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

    /// A fact of the salarié that is never absent, so that each has his line; nil, with a finding, where it is none.
    func always(_ name: SourceText) -> TariffNames.WordFact? {
        let facts = names[.salarie]
        guard facts.words[name.string] != nil, facts.optional.contains(name.string) else {
            return find(name, .salarie)
        }
        guard isNew(name) else { return nil }
        log.add(TariffFinding.optionalFact(name.string), at: name.span)
        return nil
    }

    /// A fact of a record; nil, with a finding, where it is none whose values are words.
    func find(_ name: SourceText, _ record: TariffNames.Record) -> TariffNames.WordFact? {
        let facts = names[record]
        if let fact = facts.words[name.string] { return fact }
        guard isNew(name) else { return nil }
        let others =
            record == .salarie ? facts.words.keys.filter { !facts.optional.contains($0) } : Array(facts.words.keys)
        log.add(
            TariffFinding.noWordFact(
                name.string, record: record, isKnown: facts.all.contains(name.string),
                near: Nearest.word(of: name.string, among: facts.words.keys.sorted()), facts: others.sorted()),
            at: name.span)
        return nil
    }

    /// Whether a wrong name has to be told: it is not, where what is unreadable may be what defines it.
    private func isNew(_ name: SourceText) -> Bool {
        !names.unread.contains(name.string) && names.isComplete && refused.insert(name.string).inserted
    }
}
