import AvalJSON
import AvalSource

/// So much for each present salarié for whom a fact of his has one of the line's words, beside the line that bills him: a
/// fee for each new hire, a dearer follow-up.
struct SupplementTariff: TariffLine {
    static let word = "supplement"
    static let keys = ["selon", "pour", "prix_ht"]

    private let fact: SourceText
    private let words: [SourceText]
    private let price: LinePrice
    let billsHeads = false
    var mentions: [SourceText] { [fact] }
    var prices: [LinePrice] { [price] }

    init?(_ reading: LineReading) {
        let fact = reading.map.requiredText("selon")
        let words = reading.words("pour")
        price = reading.price("prix_ht")
        guard let fact, let words else { return nil }
        (self.fact, self.words) = (fact, words)
    }

    func compile(into builder: inout TariffBuilder) -> TariffTerms {
        builder.bill(price: price.cents, each: builder.countSalaries(where: fact, isOneOf: words))
        return TariffTerms(
            price: price.cents,
            members: [
                JSONMember("genre", .string(Self.word)), .price(price.cents), JSONMember("selon", .string(fact.string)),
                JSONMember("pour", .array(words.map { .string($0.string) })),
            ])
    }
}
