import AvalJSON
import AvalSource

/// So much for the declaration, whomever it lists; where the line names a fact of the declaration, only where that fact has
/// one of the line's words.
struct LumpTariff: TariffLine {
    static let word = "forfait"
    static let keys = ["prix_ht", "selon", "pour"]

    private let price: LinePrice
    private let choice: WordChoice?
    let billsHeads = false
    var mentions: [SourceText] { choice.map { [$0.fact] } ?? [] }
    var prices: [LinePrice] { [price] }

    init?(_ reading: LineReading) {
        price = reading.price("prix_ht")
        choice = WordChoice(reading)
    }

    func compile(into builder: inout TariffBuilder) -> TariffTerms {
        let (price, isChosen) = (price.cents, choice?.test(&builder))
        builder.compute { line, estimate, root in
            estimate.set(EstimateLine(quantity: isChosen?(root) ?? true ? 1 : 0, price: price), at: line)
        }
        return TariffTerms(
            price: price, unit: "forfait",
            members: [JSONMember("genre", .string(Self.word)), .price(price)] + (choice?.members ?? []))
    }
}
