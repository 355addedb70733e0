import AvalJSON
import AvalSource
import AvalValues

/// A fact of the declaration and those of its words for which a line is due.
struct WordChoice: Sendable {
    static let keys = ["selon", "pour"]

    let fact: SourceText
    let words: [SourceText]

    /// The choice that a line writes; nil where it writes none, or, with a finding, where it cannot be told.
    init?(_ reading: LineReading) {
        guard Self.keys.contains(where: { reading.map.has($0) }) else { return nil }
        // Words say nothing without the fact that has them, nor the fact without words.
        let fact = reading.map.requiredText("selon")
        let words = reading.words("pour")
        guard let fact, let words else { return nil }
        (self.fact, self.words) = (fact, words)
    }

    /// What tells whether a declaration has one of the words; nil, with a finding, where the fact or a word is none.
    func test(_ builder: inout TariffBuilder) -> (@Sendable (TariffRows) -> Bool)? {
        guard let found = builder.declarationFact(fact) else { return nil }
        let (slot, chosen) = (found.slot, Set(builder.numbers(of: words, in: found)))
        return { chosen.contains($0.word(0, slot: slot)) }
    }

    /// The choice in `referentiel`.
    var members: [JSONMember] {
        [JSONMember("selon", .string(fact.string)), JSONMember("pour", .array(words.map { .string($0.string) }))]
    }
}
