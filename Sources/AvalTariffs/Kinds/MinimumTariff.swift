import AvalJSON
import AvalSource

/// What is missing to a least total, where the lines that it looks at together come to less.
struct MinimumTariff: TariffLine {
    static let word = "minimum"
    static let keys = ["total_ht", "sur"]

    private let least: LinePrice
    private let codes: [SourceText]?
    let billsHeads = false
    var prices: [LinePrice] { [least] }

    init?(_ reading: LineReading) {
        least = reading.price("total_ht")
        codes = reading.optionalWords("sur")
    }

    func compile(into builder: inout TariffBuilder) -> TariffTerms {
        let (least, others) = (least.cents, builder.otherLines(codes))
        builder.compute { line, estimate, _ in
            let sum = estimate.total(of: others)
            let missing = max(0, least - sum)
            estimate.set(EstimateLine(quantity: missing > 0 ? 1 : 0, price: missing), at: line)
            estimate.setDetail(
                "minimum de \(Money.french(least)) HT, les autres lignes faisant \(Money.french(sum))", ofLine: line)
        }
        return TariffTerms(
            price: nil, unit: "complément",
            members: [JSONMember("genre", .string(Self.word)), JSONMember("total_ht", .string(Money.text(least)))])
    }
}
