import AvalChanges
import AvalDeclarations
import AvalEngine
import AvalJSON
import AvalOperations
import AvalRules
import AvalValues

/// Judges declarations by both editions on one thread, and counts what changes.
///
/// Most verdicts do not: those are told by their bytes, and cost a comparison.
final class ImpactCounter {
    /// A declaration kept to show a kind of change.
    struct Kept {
        let place: ImpactPlace
        let bytes: [UInt8]
    }

    /// An adhérent whose declaration is refused where it was not.
    struct Refused {
        let place: ImpactPlace
        let json: JSONValue
    }

    let pair: ImpactPair
    let causes: ChangeCauses
    private let options: ImpactOptions
    private let before: ImpactSide
    private let after: ImpactSide
    private var tally: ImpactTally
    private(set) var kept: [ImpactKind: [Kept]] = [:]
    private(set) var refused: [Refused] = []

    /// A declaration longer than this is not kept: another one shows the same.
    private static let longestKept = 256 << 10

    init(_ pair: ImpactPair, _ causes: ChangeCauses, _ options: ImpactOptions) {
        self.pair = pair
        self.causes = causes
        self.options = options
        before = ImpactSide(pair.rulebooks.before, pair.codeNumbers.before, pair.categoryNumbers.before, pair, options)
        after = ImpactSide(pair.rulebooks.after, pair.codeNumbers.after, pair.categoryNumbers.after, pair, options)
        tally = ImpactTally(pair)
    }

    /// What was counted.
    var totals: ImpactTotals { tally.totals(pair, causes) }

    /// How many declarations and lines were counted.
    var count: Int { tally.declarations + tally.unread }

    /// Counts a line that is no declaration for either.
    func addUnread() { tally.unread += 1 }

    /// Judges a declaration and counts what becomes of it.
    func add(_ declaration: ByteView, at place: ImpactPlace) {
        before.judge(declaration)
        after.judge(declaration)
        tally.declarations += 1
        tally.statuses[before.status * 4 + after.status] += 1
        let isBounded = causes.hasLimits(effect: options.effect)
        let known = after.isJudged ? after : before
        let isOut =
            isBounded && known.isJudged
            && causes.isOutOfReach(day: known.judged.day, exercice: known.judged.exercice, effect: options.effect)
        if isOut { tally.outOfReach += 1 }
        if before.output.bytes == after.output.bytes, before.status == after.status {
            if after.isJudged { tally.addSame(after) }
            return
        }
        let change = ImpactChange(before, after, pair)
        // Rules that are left out may say something else: that is no change.
        if change.isNothing { return tally.addSame(after) }
        tally.changed += 1
        if isOut { tally.outOfReachChanged += 1 }
        tally.add(change, before, after, causes.causes(of: change.effect))
        keep(change.kinds, declaration, place)
        if options.listsRefused, after.status == ImpactPair.refused, before.status < ImpactPair.refused {
            refused.append(Refused(place: place, json: after.adherent(change, pair)))
        }
    }

    private func keep(_ kinds: [ImpactKind], _ declaration: ByteView, _ place: ImpactPlace) {
        guard declaration.count <= Self.longestKept else { return }
        for kind in kinds {
            var list = kept[kind] ?? []
            if list.count >= options.witnesses, let last = list.last, last.place < place { continue }
            list.append(Kept(place: place, bytes: declaration.array))
            list.sort { $0.place < $1.place }
            kept[kind] = Array(list.prefix(options.witnesses))
        }
    }

    /// The kinds of change of one declaration; empty where it does not change.
    func kinds(of declaration: [UInt8]) -> [ImpactKind] {
        ByteView.with(declaration) { bytes in
            before.judge(bytes)
            after.judge(bytes)
            if before.output.bytes == after.output.bytes, before.status == after.status { return [] }
            let change = ImpactChange(before, after, pair)
            return change.isNothing ? [] : change.kinds
        }
    }
}
