import AvalJSON
import AvalValues

/// What an impact counted, by names that add up: those of the parts of a corpus are those of the whole.
public struct ImpactTotals: Sendable {
    /// A declaration of nobody that shows a kind of change, as small as it can be.
    struct Witness: Sendable {
        /// What it shows, in words.
        let kind: String
        /// Where the declaration stands that it was made of.
        let place: String
        let declaration: JSONValue
        /// Whether it shows the same as it is: something personal may have had to be hidden.
        let isWhole: Bool
    }

    /// Counts and sums in cents, by what they are of: words between bars.
    private(set) var counts: TextMap<Int> = [:]
    private(set) var witnesses: [Witness] = []

    /// How many of something there are.
    func count(_ words: String...) -> Int { counts[Self.name(words)] ?? 0 }

    /// All that is counted of something by further words, in their order.
    func all(_ first: String) -> [(words: [String], count: Int)] {
        counts.filter { $0.key.hasPrefix(first + Self.bar) }.sorted { $0.key < $1.key }.map { name, count in
            let words = name.split(separator: "|", omittingEmptySubsequences: false)
            return (words.dropFirst().map(String.init), count)
        }
    }

    /// Adds to what is counted under some words.
    mutating func add(_ count: Int, _ words: String...) {
        if count != 0 { counts[Self.name(words), default: 0] += count }
    }

    /// Adds what another part of the corpus counted; of what shows the same, the first `most` are kept.
    mutating func add(_ other: ImpactTotals, most: Int) {
        for (name, count) in other.counts { counts[name, default: 0] += count }
        for witness in other.witnesses { add(witness, most: most) }
    }

    /// Keeps a declaration that shows something, unless there are enough or one is the same.
    mutating func add(_ witness: Witness, most: Int) {
        let same = witnesses.filter { TextKey($0.kind) == TextKey(witness.kind) }
        if same.count < most, !same.contains(where: { $0.declaration == witness.declaration }) {
            witnesses.append(witness)
        }
    }

    private static let bar = "|"

    private static func name(_ words: [String]) -> String {
        words.map { $0.contains(bar) ? $0.replacing(bar, with: "¦") : $0 }.joined(separator: bar)
    }

    // MARK: JSON

    /// As JSON that ``init(_:)`` reads back.
    var json: (counts: JSONValue, witnesses: JSONValue) {
        let sorted = counts.sorted { $0.key < $1.key }
        return (
            .object(sorted.map { JSONMember($0.key, .integer($0.value)) }),
            .array(
                witnesses.map { witness in
                    .object([
                        JSONMember("montre", .string(witness.kind)), JSONMember("tire_de", .string(witness.place)),
                        JSONMember("declaration", witness.declaration), JSONMember("complet", .bool(witness.isWhole)),
                    ])
                })
        )
    }

    /// No counts.
    init() {}

    /// What `json` wrote; nil for anything else.
    init?(counts: JSONValue?, witnesses: JSONValue?) {
        guard let members = counts?.members, let items = witnesses?.array else { return nil }
        for member in members {
            guard let count = member.value.integer, self.counts[member.key] == nil else { return nil }
            self.counts[member.key] = count
        }
        for item in items {
            guard let kind = item["montre"]?.string, let place = item["tire_de"]?.string,
                let declaration = item["declaration"], let isWhole = item["complet"]?.bool
            else { return nil }
            self.witnesses.append(Witness(kind: kind, place: place, declaration: declaration, isWhole: isWhole))
        }
    }
}
