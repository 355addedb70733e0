import AvalChanges
import AvalEngine
import AvalRules
import AvalValues

/// Counts of one thread, by numbers: what most declarations add costs a few additions. ``totals(_:_:)`` gives them their names.
struct ImpactTally {
    var declarations = 0
    var unread = 0
    var changed = 0
    var outOfReach = 0
    var outOfReachChanged = 0
    /// From one status to another.
    var statuses = [Int](repeating: 0, count: 16)
    private var wording = 0
    private var unexplained = 0
    /// From one category to another, none being the last.
    private var categories: [Int]
    private var years: [Int: Year] = [:]
    private var visits: (before: [Int: Int], after: [Int: Int]) = ([:], [:])
    /// By change.
    private var causes: [Int: Int] = [:]
    private var named: [Name: Int] = [:]
    private let none: Int

    /// Amounts of an exercice in cents, of what may be billed: what is refused may not.
    private struct Year {
        var before = (count: 0, excludingTax: 0, tax: 0)
        var after = (count: 0, excludingTax: 0, tax: 0)
    }

    /// What changed declarations are counted under.
    private enum Name: Hashable {
        case appearing(Int)
        case appearingIn(Int)
        case disappearing(Int)
        case disappearingIn(Int)
        case weighing(Int, Int, Int)
        case determinant(Int, Int, Int)
        case split(TextKey, Int, Int)
        case size(Int, Int, Int)
        case delta(year: Int, size: Int, cents: Int)
        case appraised
        case unappraised
    }

    /// How companies are told apart by their number of present salariés: the least of each band.
    static let sizes = [0, 1, 11, 50, 250]

    init(_ pair: ImpactPair) {
        none = pair.categories.count
        categories = [Int](repeating: 0, count: (none + 1) * (none + 1))
    }

    /// The band of a number of salariés.
    static func size(_ present: Int) -> Int { (sizes.lastIndex { $0 <= present }) ?? 0 }

    /// What a band is called.
    static func sizeName(_ band: Int) -> String {
        if band == 0 { return "aucun présent" }
        return band + 1 < sizes.count ? "\(sizes[band])–\(sizes[band + 1] - 1)" : "\(sizes[band]) et plus"
    }

    // MARK: Counting

    /// Counts a declaration of which both editions say the same, by what one of them said.
    mutating func addSame(_ side: ImpactSide) {
        let judged = side.judged
        if judged.hasCategories {
            let counts = judged.categoryCounts
            for index in 0..<counts.count {
                // Both editions give the same words: they have one number.
                let number = side.number(ofCategory: index)
                categories[number * (none + 1) + number] += counts[index]
            }
        }
        bill(side, \.before)
        bill(side, \.after)
        judged.forEachVisit { months, hasIntermediate in
            visits.before[months * 2 + (hasIntermediate ? 1 : 0), default: 0] += 1
            visits.after[months * 2 + (hasIntermediate ? 1 : 0), default: 0] += 1
        }
    }

    private mutating func bill(
        _ side: ImpactSide, _ part: WritableKeyPath<Year, (count: Int, excludingTax: Int, tax: Int)>
    ) {
        guard side.isJudged, side.status != ImpactPair.refused, let totals = side.judged.totals else { return }
        let year = side.judged.exercice
        let key = BatchCounts.plausibleYears.contains(year) ? year : BatchCounts.otherYears
        years[key, default: Year()][keyPath: part].count += 1
        years[key, default: Year()][keyPath: part].excludingTax += totals.excludingTax
        years[key, default: Year()][keyPath: part].tax += totals.tax
    }

    /// Counts a declaration whose verdict changed.
    mutating func add(
        _ change: ImpactChange, _ before: ImpactSide, _ after: ImpactSide, _ found: Set<Int>
    ) {
        if found.isEmpty { unexplained += 1 }
        for cause in found { causes[cause, default: 0] += 1 }
        if change.isWording { wording += 1 }
        for (from, to) in change.categories { categories[from * (none + 1) + to] += 1 }
        bill(before, \.before)
        bill(after, \.after)
        if before.isJudged {
            before.judged.forEachVisit { visits.before[$0 * 2 + ($1 ? 1 : 0), default: 0] += 1 }
        }
        if after.isJudged {
            after.judged.forEachVisit { visits.after[$0 * 2 + ($1 ? 1 : 0), default: 0] += 1 }
        }
        addAnomalies(change)
        let size = Self.size(after.isJudged ? after.judged.salaries.present : 0)
        addMoved(change, after, size)
        addAmount(change, after.isJudged ? after : before, size)
    }

    private mutating func addAnomalies(_ change: ImpactChange) {
        for code in change.appearing { named[.appearing(code), default: 0] += 1 }
        for code in Set(change.appearing) { named[.appearingIn(code), default: 0] += 1 }
        for code in change.disappearing { named[.disappearing(code), default: 0] += 1 }
        for code in Set(change.disappearing) { named[.disappearingIn(code), default: 0] += 1 }
        for (code, from, to) in change.weighing { named[.weighing(code, from, to), default: 0] += 1 }
    }

    private mutating func addMoved(_ change: ImpactChange, _ after: ImpactSide, _ size: Int) {
        if change.moved.isEmpty { return }
        let split = TextKey(after.split ?? "")
        for moved in change.moved {
            named[.split(split, moved.from, moved.to), default: 0] += 1
            named[.size(size, moved.from, moved.to), default: 0] += 1
            var rest = moved.carried.after
            while rest != 0 {
                named[.determinant(rest.trailingZeroBitCount, moved.from, moved.to), default: 0] += 1
                rest &= rest - 1
            }
        }
    }

    private mutating func addAmount(_ change: ImpactChange, _ side: ImpactSide, _ size: Int) {
        switch (change.totals.before, change.totals.after) {
        case (let before?, let after?) where before != after:
            named[.delta(year: change.effect.exercice, size: size, cents: after - before), default: 0] += 1
        case (nil, _?): named[.appraised, default: 0] += 1
        case (_?, nil): named[.unappraised, default: 0] += 1
        default: break
        }
    }

    // MARK: Names

    /// What was counted, by names.
    func totals(_ pair: ImpactPair, _ causes: ChangeCauses) -> ImpactTotals {
        var totals = ImpactTotals()
        totals.add(declarations, "declarations")
        totals.add(unread, "illisibles")
        totals.add(changed, "changees")
        totals.add(wording, "texte_seul")
        totals.add(unexplained, "inexpliquees")
        totals.add(outOfReach, "hors_effet")
        totals.add(outOfReachChanged, "hors_effet_changees")
        for (index, count) in statuses.enumerated() {
            totals.add(count, "statut", ImpactPair.statuses[index / 4], ImpactPair.statuses[index % 4])
        }
        let words = pair.categories + ["aucune"]
        for (index, count) in categories.enumerated() {
            totals.add(count, "categorie", words[index / words.count], words[index % words.count])
        }
        for (year, amounts) in years {
            let name = year == BatchCounts.otherYears ? "autres" : "\(year)"
            for (part, amount) in [("avant", amounts.before), ("apres", amounts.after)] {
                totals.add(amount.count, "facturables_\(part)", name)
                totals.add(amount.excludingTax, "ht_\(part)", name)
                totals.add(amount.tax, "tva_\(part)", name)
            }
        }
        for (key, count) in visits.before { totals.add(count, "visites_avant", "\(key / 2)", "\(key % 2)") }
        for (key, count) in visits.after { totals.add(count, "visites_apres", "\(key / 2)", "\(key % 2)") }
        for (index, change) in causes.changes.enumerated() {
            totals.add(self.causes[index] ?? 0, "cause", change.subject.name)
        }
        addNamed(to: &totals, pair, words)
        return totals
    }

    private func addNamed(to totals: inout ImpactTotals, _ pair: ImpactPair, _ words: [String]) {
        let determinants = pair.rulebooks.after.rules.model.determinants
        for (name, count) in named {
            switch name {
            case .appearing(let code): totals.add(count, "apparait", pair.codes[code])
            case .appearingIn(let code): totals.add(count, "apparait_dans", pair.codes[code])
            case .disappearing(let code): totals.add(count, "disparait", pair.codes[code])
            case .disappearingIn(let code): totals.add(count, "disparait_dans", pair.codes[code])
            case .weighing(let code, let from, let to):
                totals.add(count, "gravite", pair.codes[code], ImpactPair.severities[from], ImpactPair.severities[to])
            case .determinant(let code, let from, let to):
                // What is health data is not told one from another.
                let determinant = determinants[code]
                let name = determinant.isHealthData ? "déterminants de santé" : determinant.code
                totals.add(count, "par_determinant", name, words[from], words[to])
            case .split(let value, let from, let to):
                totals.add(count, "par_valeur", value.text.isEmpty ? "aucune" : value.text, words[from], words[to])
            case .size(let band, let from, let to):
                totals.add(count, "par_taille", Self.sizeName(band), words[from], words[to])
            case .delta(let year, let size, let cents):
                totals.add(count, "ecart", "\(year)", Self.sizeName(size), "\(cents)")
            case .appraised: totals.add(count, "estimation_apparue")
            case .unappraised: totals.add(count, "estimation_disparue")
            }
        }
    }
}
