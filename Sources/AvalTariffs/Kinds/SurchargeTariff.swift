import AvalJSON
import AvalSource
import AvalValues

/// A part more of what other lines come to, where the line is due: after a date, or where a fact of the declaration has one
/// of the line's words.
struct SurchargeTariff: TariffLine {
    static let word = "majoration"
    static let keys = ["taux", "sur", "apres", "selon", "pour"]

    private let rate: Int
    private let codes: [SourceText]?
    private let limit: Limit?
    private let choice: WordChoice?
    let billsHeads = false
    var prices: [LinePrice] { [] }
    var mentions: [SourceText] {
        var mentions = choice.map { [$0.fact] } ?? []
        if case .named(let name)? = limit { mentions.append(name) }
        return mentions
    }

    /// The last day on which nothing is due.
    private enum Limit {
        case day(Int)
        case named(SourceText)
    }

    init?(_ reading: LineReading) {
        rate = reading.percentage("taux")
        codes = reading.optionalWords("sur")
        choice = WordChoice(reading)
        let after = reading.map.text("apres")
        // A name begins with a letter, a date with a digit.
        let isDay = after?.string.first?.isNumber ?? false
        if let after { limit = isDay ? reading.day(after).map { .day($0) } : .named(after) } else { limit = nil }
        if reading.map.has("apres"), limit == nil { return nil }
    }

    func compile(into builder: inout TariffBuilder) -> TariffTerms {
        let (rate, others) = (rate, builder.otherLines(codes))
        let isChosen = choice?.test(&builder)
        let limit = limitSlot(&builder)
        let today = builder.referenceDay
        builder.compute { line, estimate, root in
            var detail = "\(Money.percent(rate)) % de \(Money.french(estimate.total(of: others))) HT"
            var isDue = isChosen?(root) ?? true
            if let limit {
                let last = limit.slot.map { root.day(0, slot: $0) } ?? limit.day
                let day = root.day(0, slot: today)
                isDue = isDue && last.flatMap { last in day.map { $0 > last } } ?? false
                detail += Self.lateness(day, last, isDue)
                if last == nil { estimate.setDetail("date limite inconnue : rien n'est majoré", ofLine: line) }
            }
            let amount = isDue ? Money.part(rate, of: estimate.total(of: others)) : 0
            estimate.set(EstimateLine(quantity: amount == 0 ? 0 : 1, price: amount), at: line)
            if isDue { estimate.setDetail(detail, ofLine: line) }
        }
        return TariffTerms(price: nil, unit: "majoration", members: members)
    }

    /// Where the last day stands, or which it is; nil without one.
    private func limitSlot(_ builder: inout TariffBuilder) -> (slot: Int?, day: Int?)? {
        switch limit {
        case nil: nil
        case .day(let day): (nil, day)
        case .named(let name): builder.declarationDate(name).map { ($0, nil) }
        }
    }

    private static func lateness(_ day: Int?, _ last: Int?, _ isDue: Bool) -> String {
        guard isDue, let day, let last else { return "" }
        return " : déclaration du \(Money.frenchDay(day)), après le \(Money.frenchDay(last))"
    }

    private var members: [JSONMember] {
        var members = [JSONMember("genre", .string(Self.word)), JSONMember("taux", .string(Money.text(rate)))]
        if let codes { members.append(JSONMember("sur", .array(codes.map { .string($0.string) }))) }
        switch limit {
        case nil: break
        case .day(let day): members.append(JSONMember("apres", .string(CalendarDate(dayNumber: day).description)))
        case .named(let name): members.append(JSONMember("apres", .string(name.string)))
        }
        return members + (choice?.members ?? [])
    }
}
