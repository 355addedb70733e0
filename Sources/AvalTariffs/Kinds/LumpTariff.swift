import AvalJSON
import AvalSource

/// So much for the declaration, whomever it lists; where the line names a fact of the declaration, only where that fact has
/// one of the line's words.
struct LumpTariff: TariffLine {
    static let word = "forfait"
    static let keys = ["prix_ht", "selon", "pour"]

    private let price: Int
    private let fact: SourceText?
    private let words: [SourceText]
    let billsHeads = false
    var mentions: [SourceText] { fact.map { [$0] } ?? [] }

    init?(_ reading: LineReading) {
        price = reading.price("prix_ht") ?? 0
        guard reading.map.has("selon") || reading.map.has("pour") else {
            (fact, words) = (nil, [])
            return
        }
        // Words say nothing without the fact that has them, nor the fact without words.
        fact = reading.map.requiredText("selon")
        words = reading.words("pour") ?? []
    }

    func compile(into builder: inout TariffBuilder) -> TariffTerms {
        let price = price
        let condition = fact.flatMap { builder.declarationFact($0) }.map { fact in
            (slot: fact.slot, words: Set(builder.numbers(of: words, in: fact)))
        }
        builder.compute { line, estimate, root in
            let isDue = condition.map { $0.words.contains(root.word(0, slot: $0.slot)) } ?? true
            estimate.set(EstimateLine(quantity: isDue ? 1 : 0, price: price), at: line)
        }
        return TariffTerms(price: price, unit: "forfait", members: members)
    }

    private var members: [JSONMember] {
        let kind = [JSONMember("genre", .string(Self.word)), .price(price)]
        guard let fact else { return kind }
        return kind + [
            JSONMember("selon", .string(fact.string)), JSONMember("pour", .array(words.map { .string($0.string) })),
        ]
    }
}
