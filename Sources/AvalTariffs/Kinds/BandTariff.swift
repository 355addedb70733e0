import AvalJSON
import AvalSource
import AvalValues

/// A price that depends on how many salariés are present: by the head, for the words of the line, or in all.
struct BandTariff: TariffLine {
    static let word = "tranches"
    static let keys = ["pour", "tranches"]
    static let findings: [any FindingKind.Type] = [BandFinding.self]
    static let parts = [(part: "tranche", keys: Band.keys)]

    private let words: [SourceText]?
    /// The bands in the file's order, which is that of the sizes where nothing is found.
    private let bands: [Band]
    /// Whether every band could be read.
    private let isWhole: Bool
    var billsHeads: Bool { words != nil }
    var prices: [LinePrice] { bands.map(\.price) }
    /// A total whatever the heads says nothing of what each costs.
    var isContribution: Bool { !givesTotals }
    private var givesTotals: Bool { bands.first?.isTotal ?? false }

    init?(_ reading: LineReading) {
        let node = reading.map.required("tranches")
        let items = reading.map.maps("tranches", what: "une tranche")
        if let node, items?.isEmpty == true { reading.log.add(BandFinding.none, at: node.span) }
        let bands = (items ?? []).compactMap { Band(LineReading(map: $0, log: reading.log)) }
        let needsWords = bands.first?.isTotal != true
        words = needsWords ? reading.words("pour") : reading.optionalWords("pour")
        self.bands = bands
        isWhole = items?.count == bands.count
        if words == nil, needsWords || reading.map.has("pour") { return nil }
    }

    func compile(into builder: inout TariffBuilder) -> TariffTerms {
        if isWhole { check(builder) }
        let count = words.map { builder.countHeads($0) } ?? 0
        let (bands, givesTotals) = (bands, givesTotals)
        builder.compute { line, estimate, _ in
            guard let band = bands.first(where: { estimate.present <= $0.sizes.to }) else { return }
            let quantity = givesTotals ? 1 : estimate.count(count)
            estimate.set(EstimateLine(quantity: quantity, price: band.price.cents), at: line)
            estimate.setDetail(band.sizes.text, ofLine: line)
        }
        return TariffTerms(
            price: nil, unit: givesTotals ? "forfait" : nil,
            members: [
                JSONMember("genre", .string(Self.word)), JSONMember("tranches", .array(bands.map(\.json))),
            ], bands: bands.map { ($0.sizes.text, $0.sizes.span) })
    }

    /// Every number of salariés is in one band, and one only.
    private func check(_ builder: TariffBuilder) {
        let log = builder.log
        for band in bands where band.hasPrice && band.isTotal != givesTotals {
            log.add(BandFinding.mixed, at: band.sizes.span)
        }
        // Where nobody is present a price by the head is not asked for.
        builder.checkCoverage(bands.map(\.sizes), from: givesTotals ? 0 : 1, .price)
    }
}

/// Some sizes of a company, with their price.
private struct Band: Sendable {
    static let keys = SizeRange.keys + ["prix_ht", "total_ht"]

    /// How many salariés are present.
    let sizes: SizeRange
    /// The price of one or of all.
    let price: LinePrice
    let isTotal: Bool
    let hasPrice: Bool

    /// Reads a band; nil, with a finding, where its bounds cannot be told.
    init?(_ reading: LineReading) {
        let (map, log) = (reading.map, reading.log)
        map.refuseUnknownKeys(Self.keys)
        isTotal = map.has("total_ht")
        hasPrice = isTotal || map.has("prix_ht")
        if isTotal, map.has("prix_ht") { log.add(BandFinding.mixed, at: map.head) }
        price = reading.price(isTotal ? "total_ht" : "prix_ht")
        guard let sizes = SizeRange(map, log) else { return nil }
        self.sizes = sizes
    }

    /// The band in `referentiel`.
    var json: JSONValue {
        let name = isTotal ? "total_ht" : "prix_unitaire_ht"
        return .object(sizes.members + [JSONMember(name, .string(Money.text(price.cents)))])
    }
}

/// What may be wrong in bands of prices, sizes apart.
private enum BandFinding: FindingKind {
    static let stage = "Tranches de prix"

    /// A line without bands.
    case none
    /// A line of which some bands have a price by the head and others a total.
    case mixed

    enum Code: String, FindingCode {
        case mixed = "tranches_melees"

        var title: FindingTitle { .error("Tranches avec un prix et avec un total") }
    }

    var text: FindingText<Code> {
        switch self {
        case .none:
            .init(.emptyList, "cette ligne n'a aucune tranche", help: "écrivez-en au moins une, avec son prix")
        case .mixed:
            .init(
                .mixed, "une ligne donne dans toutes ses tranches un prix par salarié, ou dans toutes un total",
                help: "écrivez partout « prix_ht », ou partout « total_ht » ; au besoin, faites deux lignes")
        }
    }
}
