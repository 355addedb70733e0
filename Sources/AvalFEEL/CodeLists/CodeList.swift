import AvalValues

/// A closed list of codes with their labels (« nomenclature »), in one edition or several that follow one another.
///
/// To expressions it is the list of all its codes. Functions that take one by its name also know its labels and on which
/// days each code is one.
public final class CodeList: Sendable {
    /// An edition: the codes that hold on some days.
    public struct Edition: Sendable {
        /// What people call it; nil where the list has no editions to tell apart.
        public let name: String?
        /// The days on which it holds, as day numbers.
        public let days: ClosedRange<Int>
        /// The codes with their labels, in their order.
        public let codes: [(code: String, label: String)]

        /// An edition that holds from a day to another, both included; nil is since always, until further notice.
        public init(name: String?, from first: Int?, to last: Int?, codes: [(code: String, label: String)]) {
            self.name = name
            // An edition that ends before it begins has its finding, and holds on no day that is asked for.
            let first = first ?? .min
            days = first...max(first, last ?? .max)
            self.codes = codes
        }
    }

    /// The name in expressions.
    public let name: String
    /// The editions, the earliest first.
    public let editions: [Edition]
    /// The codes of all editions, each once, in their order.
    public let codes: [String]
    /// The codes as expressions see them.
    public let value: Value
    private let table: ByteTable
    /// The labels by the positions of their codes, of the last edition that has the code.
    private let labels: FlatTexts
    /// The editions of each code.
    private let periods: CodePeriods
    /// Where similar codes are found.
    private let neighbourhood: CodeNeighbourhood
    /// Where codes that are words are found in texts.
    private let wordings: WordIndex

    /// A list of some editions.
    public init(name: String, editions: [Edition]) {
        self.name = name
        let editions = editions.sorted { $0.days.lowerBound < $1.days.lowerBound }
        self.editions = editions
        var positions: TextMap<Int> = [:]
        var codes: [String] = []
        var labels: [String] = []
        var periods: [[ClosedRange<Int>]] = []
        for edition in editions {
            for (code, label) in edition.codes {
                if let position = positions[code] {
                    labels[position] = label
                    periods[position].append(edition.days)
                } else {
                    positions[code] = codes.count
                    codes.append(code)
                    labels.append(label)
                    periods.append([edition.days])
                }
            }
        }
        self.codes = codes
        value = .list(codes.map { .string($0) })
        table = ByteTable(codes)
        self.labels = FlatTexts(labels.map { Array($0.utf8) })
        self.periods = CodePeriods(periods)
        neighbourhood = CodeNeighbourhood(codes)
        wordings = WordIndex(codes)
    }

    /// Whether a text is a code of any edition.
    @inline(__always)
    func isKnown(_ code: ByteView) -> Bool { table.position(code) >= 0 }

    /// Whether a text is a code on a day.
    func isKnown(_ code: ByteView, on day: Int) -> Bool {
        let position = table.position(code)
        return position >= 0 && periods.holds(position, on: day)
    }

    /// The label of a code, good as long as the list; nil of what is no code.
    func label(of code: ByteView) -> ByteView? {
        let position = table.position(code)
        return position < 0 ? nil : labels[position]
    }

    /// The label of the first code whose words follow one another in a text, good as long as the list; nil where there is none.
    func label(evokedBy text: ByteView) -> ByteView? {
        guard let position = wordings.first(in: text) else { return nil }
        return labels[position]
    }

    /// The codes that a text may be meant for, best first, `CodeNeighbourhood.most` of them.
    public func neighbours(of text: ByteView) -> [String] { neighbourhood.neighbours(of: text).map { codes[$0] } }

    /// The first day of a stretch on which a text is no code; nil where there is none.
    public func firstGap(of code: String, in days: ClosedRange<Int>) -> Int? {
        let position = ByteView.with(code) { table.position($0) }
        return position < 0 ? days.lowerBound : periods.firstGap(position, in: days)
    }

    /// The code that a text is most likely meant for.
    public func nearest(to text: String) -> String? { ByteView.with(text) { neighbours(of: $0) }.first }

    /// The first day of a stretch on which no edition holds; nil where there is none.
    public func firstGap(in days: ClosedRange<Int>) -> Int? { CodePeriods.firstGap(editions.map(\.days), in: days) }
}
