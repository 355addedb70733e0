import AvalChanges
import AvalJSON
import AvalValues

/// Makes declarations that show a kind of change as small as they can be, and nobody's.
struct WitnessMaker {
    private let counter: ImpactCounter
    private let comparison: RuleComparison
    private let fileName: (Int) -> String

    /// How many declarations may be tried for one witness.
    private static let budget = 3_000

    init(_ counter: ImpactCounter, _ comparison: RuleComparison, _ fileName: @escaping (Int) -> String) {
        self.counter = counter
        self.comparison = comparison
        self.fileName = fileName
    }

    /// The witnesses of all kinds, in the order of what they show.
    func witnesses(_ kept: [ImpactKind: [ImpactCounter.Kept]], most: Int) -> [ImpactTotals.Witness] {
        let named = kept.map { (words(of: $0.key), $0.key, $0.value) }.sorted { $0.0 < $1.0 }
        return named.flatMap { name, kind, list in
            list.sorted { $0.place < $1.place }.prefix(most).compactMap { witness($0, kind, name) }
        }
    }

    private func witness(_ kept: ImpactCounter.Kept, _ kind: ImpactKind, _ name: String) -> ImpactTotals.Witness? {
        guard let declaration = try? JSONReader.parse(kept.bytes) else { return nil }
        let holds = { [counter] (value: JSONValue) in counter.kinds(of: JSONWriter.bytes(of: value)).contains(kind) }
        let rules = comparison.editions.after.rulebook.rules
        let small = SmallDeclaration(of: declaration, rules, budget: Self.budget, keeping: holds)
        return ImpactTotals.Witness(
            kind: name, place: "\(fileName(kept.place.source)):\(kept.place.line)", declaration: small.json,
            isWhole: small.isWhole)
    }

    private func words(of kind: ImpactKind) -> String {
        let (pair, statuses) = (counter.pair, ImpactPair.statuses)
        let categories = pair.categories + ["aucune"]
        switch kind {
        case .status(let from, let to): return "statut : \(statuses[from]) → \(statuses[to])"
        case .category(let from, let to): return "catégorie : \(categories[from]) → \(categories[to])"
        case .appears(let code): return "apparaît : \(pair.codes[code])"
        case .disappears(let code): return "disparaît : \(pair.codes[code])"
        case .weighs(let code): return "pèse autrement : \(pair.codes[code])"
        case .amount: return "montant"
        case .wording: return "texte seul"
        }
    }
}
