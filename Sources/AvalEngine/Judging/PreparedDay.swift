import AvalRules
import AvalTariffs
import AvalValues

/// What is prepared for the day and the exercice of a declaration; most have those of the one before.
///
/// The rulebook keeps what stands here: counting references to what threads share would hold them up.
final class PreparedDay {
    private let rulebook: Rulebook
    /// The days for which the rules below are in force.
    private var days: ClosedRange<Int>
    /// The rules in force, or those of outside the period covered.
    private var rules: Borrowed<DayRules>
    /// For each category, the codes of the catalogue that give it; nil outside the period covered.
    private(set) var categoryMasks: FlatArray<UInt64>.View?
    /// What is asked of follow-up; nil outside the period covered, and where the rules say nothing of it.
    private(set) var followUps: FollowUpTable.View?
    /// The codes of the catalogue that are in force.
    private(set) var inForce: UInt64 = 0
    /// What the exercice chose.
    private(set) var exercice = Rulebook.Exercice()
    /// Its tariff.
    private(set) var tariff: Borrowed<Tariff>?

    init(_ rulebook: Rulebook) {
        self.rulebook = rulebook
        // No day of a calendar.
        days = Int.min...Int.min
        rules = Borrowed(rulebook.rules.outside)
    }

    /// The rules in force, or those of outside the period covered.
    var rulesInForce: DayRules { rules.with { $0 } }

    /// The rule of a hit.
    @inline(__always)
    func rule(of hit: Hit) -> CompiledRule { rules.with { $0.rule(of: hit) } }

    /// The bytes of its code.
    @inline(__always)
    func code(of hit: Hit) -> ByteView { rules.with { $0.code(of: hit) } }

    /// Gives each walk of the rules in turn.
    @inline(__always)
    func forEachWalk(_ body: (RuleWalk) -> Void) {
        rules.with { $0.walks.forEach(body) }
    }

    /// Looks for what is in force on a day, if it is not one of the same rules as before.
    @inline(__always)
    func enter(day: Int, _ state: JudgingState) { if !days.contains(day) { change(to: day, state) } }

    private func change(to day: Int, _ state: JudgingState) {
        let segment = rulebook.rules.segment(on: day)
        state.segment = segment
        rules = Borrowed(segment?.rules ?? rulebook.rules.outside)
        categoryMasks = segment?.categoryMasks.view
        followUps = segment?.followUps?.view
        inForce = segment?.inForce ?? 0
        days = segment?.days ?? day...day
    }

    /// Looks for what an exercice chooses, if it is not the one before.
    @inline(__always)
    func enter(exercice year: Int) {
        guard year != exercice.year else { return }
        exercice = rulebook.exercice(year)
        tariff = exercice.tariff.map { Borrowed(rulebook.tariffs[$0]) }
    }
}
