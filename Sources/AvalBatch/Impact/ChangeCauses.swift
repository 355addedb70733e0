import AvalChanges
import AvalEngine
import AvalRules
import AvalValues

/// Which of the changes of the rules may be the cause of what became of a verdict.
///
/// It follows what the rules read: the change of a rule is a cause of its anomaly, that of a fact a cause of the anomalies of all
/// rules that reach it, that of a determinant a cause of the categories of whoever carries it, and of what reads these.
struct ChangeCauses: Sendable {
    /// The changes that verdicts may depend on.
    let changes: [RuleChange]
    /// By the number of a code, the changes of its rule and of what that reaches.
    private let ofCode: [[Int]]
    /// The codes whose rules read what categories give.
    private let readsCategories: [Bool]
    /// By the place of a determinant in the catalogue of each edition, its change.
    private let ofDeterminant: (before: [Int?], after: [Int?])
    /// The changes of tariffs, by exercice.
    private let ofTariff: [Int: [Int]]
    /// The changes of facts, fields, choices and whole files, which anything may depend on where nothing nearer changed.
    private let wide: [Int]

    init(_ comparison: RuleComparison, _ pair: ImpactPair) {
        let changes = comparison.effective
        self.changes = changes
        let (before, after) = (pair.rulebooks.before, pair.rulebooks.after)
        let names = Self.names(pair)
        let ofCategories = NameReach.ofCategories
        readsCategories = names.map { !$0.isDisjoint(with: ofCategories) }
        ofCode = pair.codes.indices.map { code in
            changes.indices.filter { index in
                switch changes[index].subject {
                case .rule(let name): TextKey(name) == TextKey(pair.codes[code])
                case .fact(_, let name), .field(_, let name), .parameter(let name): names[code].contains(name)
                case .codeList(let name): names[code].contains(name.prefix { $0 != " " }.description)
                case .determinant, .tariff, .file: false
                }
            }
        }
        func places(_ rulebook: Rulebook) -> [Int?] {
            rulebook.rules.model.determinants.map { determinant in
                changes.firstIndex { $0.subject == .determinant(determinant.code) }
            }
        }
        ofDeterminant = (places(before), places(after))
        var ofTariff: [Int: [Int]] = [:]
        for (index, change) in changes.enumerated() {
            if case .tariff(let year) = change.subject, let year = Int(year) {
                ofTariff[year, default: []].append(index)
            }
        }
        self.ofTariff = ofTariff
        wide = changes.indices.filter { index in
            switch changes[index].subject {
            case .fact, .field, .parameter, .codeList, .file: true
            case .rule, .determinant, .tariff: false
            }
        }
    }

    /// The names that the rules of each code reach, in either edition.
    private static func names(_ pair: ImpactPair) -> [NameSet] {
        var names = pair.codes.map { _ in NameSet() }
        for (rulebook, numbers) in [
            (pair.rulebooks.before, pair.codeNumbers.before), (pair.rulebooks.after, pair.codeNumbers.after),
        ] {
            let reach = NameReach(rulebook.rules)
            for (order, number) in numbers.enumerated() { names[number].formUnion(reach.names(ofRule: order)) }
        }
        return names
    }

    /// What became of one verdict, for the search of its causes.
    struct Effect {
        /// The codes, by number, of anomalies that came, went, or weigh otherwise.
        var codes: [Int] = []
        /// The codes of all anomalies of both verdicts.
        var allCodes: [Int] = []
        /// The determinants that those whose category changed carry, a bit each, by edition.
        var movedCarry: (before: UInt64, after: UInt64) = (0, 0)
        /// Those that anybody carries.
        var allCarry: (before: UInt64, after: UInt64) = (0, 0)
        var hasMoved = false
        var hasOtherTotal = false
        var exercice = 0
    }

    /// The changes that may be causes, by their indexes; empty where something of the effect has none.
    func causes(of effect: Effect) -> Set<Int> {
        var found: Set<Int> = []
        var moved: Set<Int> = []
        if effect.hasMoved {
            moved = carried(effect.movedCarry)
            if moved.isEmpty { moved = Set(wide) }
            if moved.isEmpty { return [] }
            found.formUnion(moved)
        }
        for code in effect.codes {
            var near = Set(ofCode[code])
            if near.isEmpty, readsCategories[code] { near = moved.isEmpty ? carried(effect.allCarry) : moved }
            if near.isEmpty { near = carried(effect.allCarry).union(ofTariff[effect.exercice] ?? []) }
            if near.isEmpty { near = Set(wide) }
            if near.isEmpty { return [] }
            found.formUnion(near)
        }
        if effect.hasOtherTotal {
            var near = Set(ofTariff[effect.exercice] ?? []).union(moved)
            if near.isEmpty { near = Set(wide) }
            if near.isEmpty { return [] }
            found.formUnion(near)
        }
        return found.isEmpty ? ofWords(effect) : found
    }

    /// Where nothing but words, laws or visits changed: all that those may come from.
    private func ofWords(_ effect: Effect) -> Set<Int> {
        let near = Set(effect.allCodes.flatMap { ofCode[$0] }).union(carried(effect.allCarry))
            .union(ofTariff[effect.exercice] ?? [])
        return near.isEmpty ? Set(wide) : near
    }

    private func carried(_ bits: (before: UInt64, after: UInt64)) -> Set<Int> {
        func changed(_ bits: UInt64, _ places: [Int?]) -> [Int] {
            places.indices.filter { bits >> UInt64($0) & 1 == 1 }.compactMap { places[$0] }
        }
        return Set(changed(bits.before, ofDeterminant.before) + changed(bits.after, ofDeterminant.after))
    }

    /// Whether a declaration of a day and an exercice is out of the reach of every change; with `effect` the day alone tells.
    func isOutOfReach(day: Int, exercice: Int, effect: Int?) -> Bool {
        if let effect { return day < effect }
        return !changes.isEmpty
            && changes.allSatisfy { change in
                switch change.reach {
                case .all: false
                case .from(let first): day < first
                case .exercice(let year): exercice != year
                }
            }
    }

    /// Whether some declarations are out of the reach of all changes, as far as their dates tell.
    func hasLimits(effect: Int?) -> Bool { effect != nil || !changes.isEmpty && !changes.contains { $0.reach == .all } }
}
