import AvalChanges
import AvalJSON
import AvalValues

/// What an impact found, in figures: for text, JSON and a page alike. Nothing in it is about a person.
public struct ImpactReport: Sendable {
    let comparison: RuleComparison
    var totals: ImpactTotals
    /// The day of the effect that was asked for, as a day number.
    var effect: Int?
    /// The one day that all was judged on.
    var day: Int?
    /// The codes of the rules that were left out then.
    var leftOut: [String] = []
    /// The field by whose values changes of category are told apart.
    var split = ""
    /// What there is to say of the inputs.
    public var notes: [String] = []
    /// Files whose end could not be read.
    var cutFiles = 0
    /// The adhérents that are refused now, a JSON object each: for whoever has to call them, never for the report.
    public var refused: [JSONValue] = []

    init(_ comparison: RuleComparison, _ totals: ImpactTotals) {
        self.comparison = comparison
        self.totals = totals
    }

    /// Whether something could not be read, or judged by either, or nothing was there: figures of that prove nothing. Of declarations
    /// that were made of the rules some are meant to be illegible.
    public var isIncomplete: Bool {
        declarations == 0 || cutFiles > 0 || totals.count("illisibles") > 0 || !isMade && illegible > 0
    }
    /// Whether the declarations were made of the rules.
    var isMade = false
    /// How many declarations neither edition can judge.
    var illegible: Int { status(ImpactPair.illegible, ImpactPair.illegible) }

    // MARK: Figures

    var declarations: Int { totals.count("declarations") }
    var changed: Int { totals.count("changees") }
    var unexplained: Int { totals.count("inexpliquees") }
    var outOfReach: (all: Int, changed: Int) { (totals.count("hors_effet"), totals.count("hors_effet_changees")) }

    /// Declarations from one status to another.
    func status(_ from: Int, _ to: Int) -> Int {
        totals.count("statut", ImpactPair.statuses[from], ImpactPair.statuses[to])
    }

    /// Declarations that are refused and were not.
    var newlyRefused: Int { status(0, 2) + status(1, 2) }

    /// The categories of the newer edition, then those that only the older one had, then none.
    var categories: [String] {
        let (old, new) = (comparison.editions.before, comparison.editions.after)
        let words = new.rulebook.rules.model.categories.words
        let gone = old.rulebook.rules.model.categories.words.filter { word in
            !words.contains { TextKey($0) == TextKey(word) }
        }
        return words + gone + ["aucune"]
    }

    /// Salariés present, and those whose category changes.
    var salaries: (all: Int, moved: Int) {
        totals.all("categorie").reduce(into: (0, 0)) { sums, row in
            sums.0 += row.count
            if TextKey(row.words[0]) != TextKey(row.words[1]) { sums.1 += row.count }
        }
    }

    /// Anomalies that come and go, by code: how many, in how many declarations; the most frequent first.
    var anomalies: [(code: String, appearing: Int, appearingIn: Int, disappearing: Int, disappearingIn: Int)] {
        let codes = NameSet((totals.all("apparait") + totals.all("disparait")).map { $0.words[0] })
        return codes.map { code in
            (
                code, totals.count("apparait", code), totals.count("apparait_dans", code),
                totals.count("disparait", code),
                totals.count("disparait_dans", code)
            )
        }.sorted { ($1.1 + $1.3, $0.code) < ($0.1 + $0.3, $1.code) }
    }

    /// What may be billed of an exercice, before and after, in cents without tax and with it.
    struct YearAmounts {
        let name: String
        let before: (count: Int, excludingTax: Int, includingTax: Int)
        let after: (count: Int, excludingTax: Int, includingTax: Int)
    }

    var years: [YearAmounts] {
        let names = NameSet((totals.all("facturables_avant") + totals.all("facturables_apres")).map { $0.words[0] })
        return names.sorted().map { year in
            func side(_ part: String) -> (count: Int, excludingTax: Int, includingTax: Int) {
                let (amount, tax) = (totals.count("ht_\(part)", year), totals.count("tva_\(part)", year))
                return (totals.count("facturables_\(part)", year), amount, amount + tax)
            }
            return YearAmounts(name: year, before: side("avant"), after: side("apres"))
        }
    }

    /// The differences of totals without tax of the declarations that have other ones.
    struct Deltas {
        let name: String
        let count: Int
        let sum: Int
        let median: Int
        let largest: Int

        /// The figures of differences in cents, each with how often it was found.
        init?(_ name: String, _ found: [(cents: Int, count: Int)]) {
            let sorted = found.sorted { $0.cents < $1.cents }
            count = sorted.reduce(0) { $0 + $1.count }
            guard count > 0 else { return nil }
            self.name = name
            sum = sorted.reduce(0) { $0 + $1.cents * $1.count }
            var passed = 0
            // Of an even number the lower of the two in the middle: a difference that was found.
            let half = (count + 1) / 2
            median =
                sorted.first { row in
                    passed += row.count
                    return passed >= half
                }?.cents ?? 0
            largest = [sorted[0].cents, sorted[sorted.count - 1].cents].max { $0.magnitude < $1.magnitude } ?? 0
        }
    }

    /// The differences of all, and by size of the company.
    var deltas: (all: Deltas?, bySize: [Deltas]) {
        let rows = totals.all("ecart").compactMap { row in Int(row.words[2]).map { (row.words[1], $0, row.count) } }
        let sizes = ImpactTally.sizes.indices.map(ImpactTally.sizeName)
        return (
            Deltas("toutes", rows.map { ($0.1, $0.2) }),
            sizes.compactMap { size in
                Deltas(size, rows.filter { TextKey($0.0) == TextKey(size) }.map { ($0.1, $0.2) })
            }
        )
    }

    /// How many visits a year come to, in tenths, before and after: periodic ones, and those in between.
    var visits: (before: Int, after: Int) {
        func tenths(_ part: String) -> Int {
            let sum = totals.all(part).reduce(Int128(0)) { sum, row in
                guard let months = Int128(row.words[0]), months > 0 else { return sum }
                // As so many parts of a number that all periods up to ten years divide well enough.
                return sum + Int128(row.count) * (row.words[1] == "1" ? 2 : 1) * 120 * 1_000_000 / months
            }
            return Int(clamping: (sum + 500_000) / 1_000_000)
        }
        return (tenths("visites_avant"), tenths("visites_apres"))
    }

    /// The declarations that each change may be a cause of; those that are none of any come last.
    var causes: [(change: RuleChange, count: Int)] {
        comparison.effective.map { ($0, totals.count("cause", $0.subject.name)) }.enumerated()
            .sorted { ($1.element.1, $0.offset) < ($0.element.1, $1.offset) }.map(\.element)
    }

    /// Changes of category by something: its name, from, to, how many.
    func transitions(_ part: String) -> [(name: String, from: String, to: String, count: Int)] {
        totals.all(part).map { ($0.words[0], $0.words[1], $0.words[2], $0.count) }
            .sorted { ($1.count, $0.name) < ($0.count, $1.name) }
    }

    // MARK: Thresholds

    /// What exceeds the tolerances, in words.
    public func excesses(_ tolerances: [Tolerance]) -> [String] {
        tolerances.compactMap { tolerance in
            let (count, whole, words) = measured(tolerance.subject)
            return tolerance.allows(count, of: whole) ? nil : words
        }
    }

    private func measured(_ subject: Tolerance.Subject) -> (count: Int, whole: Int, words: String) {
        switch subject {
        case .verdicts: return (changed, declarations, "\(FrenchNumbers.count(changed)) verdict(s) changent")
        case .refusals:
            return (
                newlyRefused, declarations, "\(FrenchNumbers.count(newlyRefused)) déclaration(s) nouvellement refusées"
            )
        case .categories:
            let salaries = salaries
            return (
                salaries.moved, salaries.all, "\(FrenchNumbers.count(salaries.moved)) salarié(s) changent de catégorie"
            )
        case .amount:
            let (before, after) = years.reduce(into: (0, 0)) {
                $0.0 += $1.before.excludingTax
                $0.1 += $1.after.excludingTax
            }
            let difference = abs(after - before)
            return (difference, before, "le facturable HT change de \(Cents.french(after - before))")
        case .outOfReach:
            return (
                outOfReach.changed, outOfReach.all,
                "\(FrenchNumbers.count(outOfReach.changed)) verdict(s) changent hors de l'effet des modifications"
            )
        case .unexplained:
            return (unexplained, changed, "\(FrenchNumbers.count(unexplained)) verdict(s) changent sans explication")
        }
    }
}
