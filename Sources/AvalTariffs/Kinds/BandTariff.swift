import AvalJSON
import AvalSource

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
        if isWhole { check(builder.log) }
        let count = words.map { builder.countHeads($0) } ?? 0
        let (bands, givesTotals) = (bands, givesTotals)
        builder.compute { line, estimate, _ in
            guard let band = bands.first(where: { estimate.present <= $0.to }) else { return }
            let quantity = givesTotals ? 1 : estimate.count(count)
            estimate.set(EstimateLine(quantity: quantity, price: band.price), at: line)
            estimate.setDetail(band.text, ofLine: line)
        }
        return TariffTerms(
            price: nil, unit: givesTotals ? "forfait" : nil,
            members: [
                JSONMember("genre", .string(Self.word)), JSONMember("tranches", .array(bands.map(\.json))),
            ])
    }

    /// Every number of salariés is in one band, and one only.
    private func check(_ log: FindingLog) {
        for band in bands where band.hasPrice && band.isTotal != givesTotals {
            log.add(BandFinding.mixed, at: band.span)
        }
        // Where nobody is present a price by the head is not asked for.
        var next = givesTotals ? 0 : 1
        for (index, band) in bands.enumerated() {
            if band.from > next {
                log.add(BandFinding.gap(next...band.from - 1), at: band.span)
            } else if index > 0, band.from < next {
                let earlier = bands[..<index].last { $0.to >= band.from } ?? bands[index - 1]
                log.add(BandFinding.overlap(max(band.from, earlier.from), earlier: earlier.span), at: band.span)
            }
            next = max(next, band.to == Int.max ? Int.max : band.to + 1)
        }
        if let last = bands.last, next != Int.max { log.add(BandFinding.open(from: next), at: last.span) }
    }
}

/// Some sizes of a company, with their price.
private struct Band: Sendable {
    static let keys = ["de", "a", "prix_ht", "total_ht"]

    /// The fewest present salariés, and the most: `Int.max` where there is no most.
    let from: Int
    let to: Int
    /// The price of one or of all, in cents.
    let price: Int
    let isTotal: Bool
    let hasPrice: Bool
    let span: SourceSpan

    /// Reads a band; nil, with a finding, where its bounds cannot be told.
    init?(_ reading: LineReading) {
        let (map, log) = (reading.map, reading.log)
        map.refuseUnknownKeys(Self.keys)
        isTotal = map.has("total_ht")
        hasPrice = isTotal || map.has("prix_ht")
        span = map.head
        if isTotal, map.has("prix_ht") { log.add(BandFinding.mixed, at: map.head) }
        price = reading.price(isTotal ? "total_ht" : "prix_ht") ?? 0
        let bounds = ["de", "a"].map { key in map.text(key).map { Self.size($0, key, log) } }
        let isUnread = zip(["de", "a"], bounds).contains { map.has($0) && ($1 ?? nil) == nil }
        from = bounds[0].flatMap(\.self) ?? 0
        to = bounds[1].flatMap(\.self) ?? Int.max
        if isUnread { return nil }
        if to < from {
            log.add(BandFinding.reversed(from, to), at: map.head)
            return nil
        }
    }

    /// Its sizes in words.
    var text: String { Self.text(from, to) }

    /// So many present salariés in words.
    static func text(_ from: Int, _ to: Int) -> String {
        if to == Int.max { return from == 0 ? "toutes les tailles" : "\(from) salariés présents ou plus" }
        if from < to { return "\(from) à \(to) salariés présents" }
        return "\(from) \(from > 1 ? "salariés présents" : "salarié présent")"
    }

    /// The band in `referentiel`.
    var json: JSONValue {
        var members = from > 0 ? [JSONMember("de", .integer(from))] : []
        if to < Int.max { members.append(JSONMember("a", .integer(to))) }
        return .object(members + [JSONMember(isTotal ? "total_ht" : "prix_unitaire_ht", .string(Money.text(price)))])
    }

    private static func size(_ text: SourceText, _ key: String, _ log: FindingLog) -> Int? {
        let string = text.string
        if let size = Int(string), string.utf8.count <= 6, string.utf8.allSatisfy({ 0x30...0x39 ~= $0 }) { return size }
        log.add(BandFinding.noSize(key), at: text.span)
        return nil
    }
}

/// What may be wrong in bands.
private enum BandFinding: FindingKind {
    static let stage = "Tranches d'un tarif"

    /// A line without bands.
    case none
    /// A line of which some bands have a price by the head and others a total.
    case mixed
    /// A bound that is no number of salariés.
    case noSize(String)
    /// A band that ends before it begins.
    case reversed(Int, Int)
    /// Sizes before a band that are in none.
    case gap(ClosedRange<Int>)
    /// A size that is in two bands.
    case overlap(Int, earlier: SourceSpan)
    /// Sizes from the last band on that are in none.
    case open(from: Int)

    enum Code: String, FindingCode {
        case mixed = "tranches_melees"
        case reversed = "tranche_vide"
        case gap = "tranches_trouees"
        case overlap = "tranches_superposees"

        var title: FindingTitle {
            switch self {
            case .mixed: .error("Tranches avec un prix et avec un total")
            case .reversed: .error("Tranche qui finit avant de commencer")
            case .gap: .error("Nombre de salariés sans tranche")
            case .overlap: .error("Nombre de salariés dans deux tranches")
            }
        }
    }

    var text: FindingText<Code> {
        switch self {
        case .none:
            .init(.emptyList, "cette ligne n'a aucune tranche", help: "écrivez-en au moins une, avec son prix")
        case .mixed:
            .init(
                .mixed, "une ligne donne dans toutes ses tranches un prix par salarié, ou dans toutes un total",
                help: "écrivez partout « prix_ht », ou partout « total_ht » ; au besoin, faites deux lignes")
        case .noSize(let key):
            .init(
                .unexpectedNumber, "« \(key) » doit être un nombre de salariés",
                help: "écrivez-le en chiffres, par exemple « 10 »")
        case .reversed(let from, let to):
            .init(
                .reversed, "cette tranche va de \(from) à \(to) : aucun nombre de salariés n'y est",
                help: "échangez « de » et « a »")
        case .gap(let sizes):
            .init(
                .gap, "aucune tranche ne dit le prix pour \(Band.text(sizes.lowerBound, sizes.upperBound))",
                help: "commencez cette tranche à \(sizes.lowerBound), ou ajoutez celle qui manque avant elle")
        case .overlap(let size, let earlier):
            .init(
                .overlap, "deux tranches disent le prix pour \(Band.text(size, size))",
                help: "« de » et « a » sont compris : commencez l'une à \(size + 1), ou finissez l'autre à \(size - 1)",
                related: [.init("l'autre est ici", at: earlier)])
        case .open(let size):
            .init(
                .gap, "aucune tranche ne dit le prix pour \(Band.text(size, Int.max))",
                help: "ajoutez une tranche « de: \(size) », sans « a »")
        }
    }
}
