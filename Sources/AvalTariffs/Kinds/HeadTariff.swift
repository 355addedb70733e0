import AvalJSON
import AvalSource
import AvalValues

/// So much for each present salarié whose word is one of the line's, and whose number is in its range if it has one: the
/// usual kind.
struct HeadTariff: TariffLine {
    static let word = "par_salarie"
    static let keys = ["pour", "selon", "de", "a", "ou_absent", "prix_ht"]

    private let words: [SourceText]
    private let range: NumberRange?
    private let price: LinePrice
    let billsHeads = true
    var mentions: [SourceText] { range.map { [$0.fact] } ?? [] }
    var prices: [LinePrice] { [price] }

    init?(_ reading: LineReading) {
        let words = reading.words("pour")
        price = reading.price("prix_ht")
        range = NumberRange(reading)
        let hasRange = NumberRange.keys.contains { reading.map.has($0) }
        guard let words, hasRange == (range != nil) else { return nil }
        self.words = words
    }

    func compile(into builder: inout TariffBuilder) -> TariffTerms {
        builder.bill(price: price.cents, each: builder.countHeads(words, within: range))
        return TariffTerms(price: price.cents, members: [.price(price.cents)] + (range?.members ?? []))
    }
}

extension NumberRange {
    /// The range in `referentiel`.
    fileprivate var members: [JSONMember] {
        var members = [JSONMember("selon", .string(fact.string))]
        if from > Int.min { members.append(JSONMember("de", .integer(from))) }
        if to < Int.max { members.append(JSONMember("a", .integer(to))) }
        return members
    }
}
