import AvalEngine
import AvalSource

/// When a reading of the files began.
struct ReadingStart {
    let unix: Int64
    private let elapsed: Int64
    private let clock: ServiceClock

    init(_ clock: ServiceClock) {
        self.clock = clock
        unix = clock.unixMilliseconds()
        elapsed = clock.elapsedMilliseconds()
    }

    /// The milliseconds since then.
    var milliseconds: Int64 { clock.elapsedMilliseconds() - elapsed }

    /// Rules in force from now on; `isAsked` where the gate was asked all that it asks.
    func accepted(
        _ rulebook: Rulebook, _ files: RuleFiles, _ origin: AcceptedRules.Origin, _ warnings: [Finding],
        isAsked: Bool = false
    ) -> AcceptedRules {
        AcceptedRules(
            rulebook: rulebook, files: files, since: clock.unixMilliseconds(), origin: origin, warnings: warnings,
            isAsked: isAsked)
    }
}
