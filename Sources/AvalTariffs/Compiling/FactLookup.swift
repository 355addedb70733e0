import AvalSource
import AvalValues

/// Finds the facts that tariffs choose by; a wrong one is told once, however many tariffs choose by it.
final class FactLookup {
    private let log: FindingLog
    let names: TariffNames
    private var refused: NameSet = []

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
            refuse(name, .salarie, .words, near: Array(words.keys), possible: Array(certain.keys))
        } else if isNew(name) {
            log.add(TariffFinding.optionalFact(name.string), at: name.span)
        }
        return nil
    }

    /// A fact of a record that may have a word or be a truth; nil, with a finding, where it is none.
    func find(_ name: SourceText, _ record: TariffNames.Record) -> TariffNames.WordFact? {
        find(name, record, .words, among: names[record].words)
    }

    /// The slot of a truth of a record; nil, with a finding, where the name is none.
    func truth(_ name: SourceText, _ record: TariffNames.Record) -> Int? {
        find(name, record, .truth, among: names[record].words.filter(\.value.isTruth).mapValues(\.slot))
    }

    /// The slot of a number of a record; nil, with a finding, where the name is none.
    func number(_ name: SourceText, _ record: TariffNames.Record) -> Int? {
        find(name, record, .number, among: names[record].numbers)
    }

    /// The slot of a date of the declaration that the exercice has; nil, with a finding, where it has none.
    func date(_ name: SourceText, in exercice: Int) -> Int? {
        guard let slot = find(name, .declaration, .date, among: names[.declaration].dates) else { return nil }
        if let years = names.campaignYears[name.string], !years.contains(exercice) {
            log.add(TariffFinding.noCampaign(name.string, exercice), at: name.span)
        }
        return slot
    }

    private func find<Fact>(
        _ name: SourceText, _ record: TariffNames.Record, _ wanted: WantedFact, among facts: TextMap<Fact>
    ) -> Fact? {
        if let fact = facts[name.string] { return fact }
        refuse(name, record, wanted, near: Array(facts.keys), possible: Array(facts.keys))
        return nil
    }

    private func refuse(
        _ name: SourceText, _ record: TariffNames.Record, _ wanted: WantedFact, near: [String], possible: [String]
    ) {
        guard isNew(name) else { return }
        log.add(
            TariffFinding.noFact(
                name.string, wanted, record: record, isKnown: names[record].all.contains(name.string),
                near: Nearest.word(of: name.string, among: near.sorted()), facts: possible.sorted()),
            at: name.span)
    }

    /// Whether a wrong name has to be told: it is not, where what is unreadable may be what defines it.
    private func isNew(_ name: SourceText) -> Bool {
        !names.unread.contains(name.string) && names.isComplete && refused.insert(name.string).inserted
    }
}
