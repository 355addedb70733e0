import AvalEngine
import AvalValues

/// What tells the verdicts of both editions of one declaration apart.
struct ImpactChange {
    /// A salarié whose category changed: its number in both editions, and the determinants that he carries.
    struct Moved {
        let from: Int
        let to: Int
        let carried: (before: UInt64, after: UInt64)
    }

    /// The codes of the anomalies that came, that went, and that weigh otherwise, one for each of them.
    private(set) var appearing: [Int] = []
    private(set) var disappearing: [Int] = []
    private(set) var weighing: [(code: Int, from: Int, to: Int)] = []
    private(set) var moved: [Moved] = []
    /// For each present salarié, his category before and after.
    private(set) var categories: [(Int, Int)] = []
    private(set) var effect = ChangeCauses.Effect()
    private let statuses: (Int, Int)
    /// The totals without tax, in cents; nil where there is no estimate.
    let totals: (before: Int?, after: Int?)
    private let isSameBytes: Bool
    private let leavesOut: Bool

    init(_ before: ImpactSide, _ after: ImpactSide, _ pair: ImpactPair) {
        statuses = (before.status, after.status)
        totals = (
            before.isJudged ? before.judged.totals?.excludingTax : nil,
            after.isJudged ? after.judged.totals?.excludingTax : nil
        )
        isSameBytes = before.output.bytes == after.output.bytes
        leavesOut = pair.isLeftOut.contains(true)
        compareAnomalies(before.anomalies, after.anomalies)
        compareSalaries(before, after, pair)
        effect.hasOtherTotal = totals.before != totals.after
        effect.exercice = after.isJudged ? after.judged.exercice : before.isJudged ? before.judged.exercice : 0
    }

    private mutating func compareAnomalies(_ old: [UInt64], _ new: [UInt64]) {
        var (i, j) = (0, 0)
        while i < old.count || j < new.count {
            let one = i < old.count ? AnomalyKey.subject(old[i]) : .max
            let other = j < new.count ? AnomalyKey.subject(new[j]) : .max
            if one < other {
                disappearing.append(AnomalyKey.code(old[i]))
                i += 1
            } else if other < one {
                appearing.append(AnomalyKey.code(new[j]))
                j += 1
            } else {
                let (from, to) = (AnomalyKey.severity(old[i]), AnomalyKey.severity(new[j]))
                if from != to { weighing.append((AnomalyKey.code(old[i]), from, to)) }
                i += 1
                j += 1
            }
        }
        effect.codes = Array(Set(appearing + disappearing + weighing.map(\.code)))
        effect.allCodes = Array(Set((old + new).map(AnomalyKey.code)))
    }

    private mutating func compareSalaries(_ before: ImpactSide, _ after: ImpactSide, _ pair: ImpactPair) {
        guard before.isJudged, after.isJudged else { return }
        var old: [(category: Int, carried: UInt64)] = []
        before.judged.forEachSalarie {
            old.append(($0.isPresent ? before.category($0.category, of: pair) : -1, $0.carried))
        }
        var index = 0
        after.judged.forEachSalarie { salarie in
            let to = salarie.isPresent ? after.category(salarie.category, of: pair) : -1
            let none = pair.categories.count
            // A salarié who is present for one edition alone has no category for the other.
            let (from, target) = (old[index].category < 0 ? none : old[index].category, to < 0 ? none : to)
            effect.allCarry.before |= old[index].carried
            effect.allCarry.after |= salarie.carried
            if old[index].category >= 0 || to >= 0 {
                categories.append((from, target))
                if from != target {
                    moved.append(Moved(from: from, to: target, carried: (old[index].carried, salarie.carried)))
                    effect.movedCarry.before |= old[index].carried
                    effect.movedCarry.after |= salarie.carried
                }
            }
            index += 1
        }
        effect.hasMoved = !moved.isEmpty
    }

    /// Whether something is told that can be counted, words left out.
    private var hasNumbers: Bool {
        statuses.0 != statuses.1 || !appearing.isEmpty || !disappearing.isEmpty || !weighing.isEmpty || !moved.isEmpty
            || totals.before != totals.after
    }

    /// Whether nothing changed but words.
    var isWording: Bool { !hasNumbers && !isSameBytes }

    /// Whether nothing changed: of what differs where rules are left out, words may be theirs.
    var isNothing: Bool { !hasNumbers && (isSameBytes || leavesOut) }

    /// The ways in which the verdict changed, each once.
    var kinds: [ImpactKind] {
        var kinds: [ImpactKind] = []
        if statuses.0 != statuses.1 { kinds.append(.status(statuses.0, statuses.1)) }
        kinds += moved.map { .category($0.from, $0.to) }
        kinds +=
            appearing.map { .appears($0) } + disappearing.map { .disappears($0) } + weighing.map { .weighs($0.code) }
        if totals.before != totals.after { kinds.append(.amount) }
        if isWording { kinds.append(.wording) }
        var seen: Set<ImpactKind> = []
        return kinds.filter { seen.insert($0).inserted }
    }
}
