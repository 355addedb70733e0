import AvalSource

/// So much for each present salarié whose word is one of the line's: the usual kind.
struct HeadTariff: TariffLine {
    static let word = "par_salarie"
    static let keys = ["pour", "prix_ht"]

    private let words: [SourceText]
    private let price: Int
    let billsHeads = true

    init?(_ reading: LineReading) {
        let words = reading.words("pour")
        price = reading.price("prix_ht") ?? 0
        guard let words else { return nil }
        self.words = words
    }

    func compile(into builder: inout TariffBuilder) -> TariffTerms {
        builder.bill(price: price, each: builder.countHeads(words))
        return TariffTerms(price: price, members: [.price(price)])
    }
}
