import AvalJSON
import AvalSource
import AvalValues

/// So much for each of what a number of the declaration counts: missed visits, files, anything that is no head.
struct EventTariff: TariffLine {
    static let word = "par_evenement"
    static let keys = ["nombre", "unite", "prix_ht"]

    /// The most that a number may count: more is no count.
    private static let most = 1_000_000

    private let fact: SourceText
    private let unit: String
    private let price: LinePrice
    let billsHeads = false
    var mentions: [SourceText] { [fact] }
    var prices: [LinePrice] { [price] }

    init?(_ reading: LineReading) {
        let fact = reading.map.requiredText("nombre")
        unit = reading.map.requiredString("unite") ?? ""
        price = reading.price("prix_ht")
        guard let fact else { return nil }
        self.fact = fact
    }

    func compile(into builder: inout TariffBuilder) -> TariffTerms {
        let (price, name) = (price.cents, fact.string)
        if let slot = builder.declarationNumber(fact) {
            builder.compute { line, estimate, root in
                let count = root.number(0, slot: slot)?.integer.flatMap { (0...Self.most).contains($0) ? $0 : nil }
                estimate.set(EstimateLine(quantity: count ?? 0, price: price), at: line)
                if count == nil { estimate.setDetail("« \(name) » n'est pas connu : rien n'est compté", ofLine: line) }
            }
        }
        return TariffTerms(
            price: price, unit: unit,
            members: [
                JSONMember("genre", .string(Self.word)), .price(price), JSONMember("nombre", .string(name)),
                JSONMember("unite", .string(unit)),
            ])
    }
}
