import AvalLoading

/// What the operations of a daemon work on; shared by all its threads.
public struct Service: Sendable {
    /// The rules in force.
    public let rules: RulesInForce
    /// Today in Europe/Paris, as a day number: the only clock that a form is drawn from.
    public let today: @Sendable () -> Int
    /// How the daemon does, beside its rules.
    public let condition: @Sendable () -> ServiceCondition

    /// A service with these rules; `today` and `condition` are read at the door, never in a judgement.
    public init(
        rules: RulesInForce, today: @escaping @Sendable () -> Int,
        condition: @escaping @Sendable () -> ServiceCondition
    ) {
        self.rules = rules
        self.today = today
        self.condition = condition
    }
}

/// How a daemon does: what `etat` tells beside the rules.
public struct ServiceCondition: Sendable {
    /// For how long it has run, in milliseconds.
    public let elapsedMilliseconds: Int64
    /// What it has done since, by the name of each count, in the order to be told.
    public let counts: KeyValuePairs<String, Int>

    /// A condition of one moment.
    public init(elapsedMilliseconds: Int64, counts: KeyValuePairs<String, Int>) {
        self.elapsedMilliseconds = elapsedMilliseconds
        self.counts = counts
    }
}
