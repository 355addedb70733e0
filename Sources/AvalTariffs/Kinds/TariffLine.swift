import AvalSource

/// A line of a tariff as its kind reads it, and all that the kind has to say of it.
protocol TariffLine: Sendable {
    /// The kind's word after `genre`.
    static var word: String { get }
    /// The keys of its lines, beside those of every line.
    static var keys: [String] { get }
    /// What its lines have below those keys: the parts as the experts' page calls them, each with its keys.
    static var parts: [(part: String, keys: [String])] { get }

    /// What only this kind finds.
    static var findings: [any FindingKind.Type] { get }

    /// Reads a line; nil, with a finding, where what it bills cannot be told. A faulty price stops nothing else from being
    /// checked.
    init?(_ reading: LineReading)

    /// Whether it bills salariés, each of whom the file's `selon` must then put on one line.
    var billsHeads: Bool { get }
    /// The facts that it chooses by, beside the file's `selon`.
    var mentions: [SourceText] { get }
    /// The prices that it writes, to be checked against those of other years.
    var prices: [LinePrice] { get }
    /// Whether its prices are what a salarié's year costs, which the law bounds.
    var isContribution: Bool { get }
    /// Checks that it leaves no doubt about what it bills, puts it into the plan, and tells what it says to people.
    func compile(into builder: inout TariffBuilder) -> TariffTerms
}

extension TariffLine {
    static var parts: [(part: String, keys: [String])] { [] }
    static var findings: [any FindingKind.Type] { [] }
    var mentions: [SourceText] { [] }
    var isContribution: Bool { billsHeads }
}
