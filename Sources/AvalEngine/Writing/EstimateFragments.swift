import AvalJSON
import AvalTariffs
import AvalValues

/// What a line of a tariff always has in an estimate, around the numbers that ``EstimateWriter`` writes.
struct EstimateFragments: BitwiseCopyable, Sendable {
    /// Up to the quantity.
    let opening: ByteView
    /// From the quantity to the total, or to the price where that depends on the declaration.
    let price: ByteView
    /// From the total to what one declaration's line alone has.
    let rate: ByteView
    /// Whether the price stands in ``price``.
    let hasPrice: Bool

    /// From the price to the total.
    static let total: StaticString = "\",\"total_ht\":\""

    /// What writes the fragments of a line, in the order in which ``init(_:of:)`` takes them.
    static func writers(of line: Tariff.Line) -> [(OutputBuffer) -> Void] {
        [
            {
                $0.put("{\"tarif\":")
                $0.put(jsonString: line.code)
                $0.put(",\"libelle\":")
                $0.put(jsonString: line.label)
                $0.put(",\"quantite\":")
            },
            {
                $0.put(",\"prix_unitaire_ht\":\"")
                guard let price = line.terms.price else { return }
                $0.put(hundredths: price)
                $0.put(total)
            },
            {
                $0.put("\",\"taux_tva\":\"")
                $0.put(hundredths: line.rate)
                $0.put("\"")
                guard let unit = line.terms.unit else { return }
                $0.put(",\"unite\":")
                $0.put(jsonString: unit)
            },
        ]
    }

    /// What writes a call up to its amounts.
    static func opening(of call: TariffCall) -> (OutputBuffer) -> Void {
        {
            $0.put("{\"periode\":")
            $0.put(jsonString: call.period)
            $0.put(",\"libelle\":")
            $0.put(jsonString: call.label)
            if let due = call.due { $0.put(text: ",\"exigible\":\"\(CalendarDate(dayNumber: due))\"") }
            $0.put(",")
        }
    }

    /// The fragments of a line, as its writers wrote them.
    init(_ written: [ByteView], of line: Tariff.Line) {
        (opening, price, rate) = (written[0], written[1], written[2])
        hasPrice = line.terms.price != nil
    }
}
