import AvalLoading
import AvalSigning
import AvalSource

/// What the operations of a daemon work on; shared by all its threads.
public struct Service: Sendable {
    /// The rules in force.
    public let rules: RulesInForce
    /// Today in Europe/Paris, as a day number: the only clock that a form is drawn from.
    public let today: @Sendable () -> Int
    /// The folders that only those who run the daemon are told of, by their paths.
    public let privatePaths: [String]
    /// How the daemon does, beside its rules.
    public let condition: @Sendable () -> ServiceCondition
    /// What it signs with.
    public let signing: SigningOffer
    /// The rulebooks of rules that were in force once.
    let archived: ArchivedRulebooks

    /// A service with these rules; `today` and `condition` are read at the door, never in a judgement.
    public init(
        rules: RulesInForce, privatePaths: [String] = [], signing: SigningOffer = .none,
        today: @escaping @Sendable () -> Int,
        condition: @escaping @Sendable () -> ServiceCondition
    ) {
        self.rules = rules
        self.privatePaths = privatePaths
        self.today = today
        self.condition = condition
        self.signing = signing
        archived = ArchivedRulebooks(rules: rules, signing: signing)
    }
}

/// How a daemon does: what `etat` tells beside the rules.
public struct ServiceCondition: Sendable {
    /// For how long it has run, in milliseconds.
    public let elapsedMilliseconds: Int64
    /// What it has done since, by the name of each count, in the order to be told.
    public let counts: [(name: String, value: Int)]
    /// What is not well, beside the rules.
    public let troubles: [Finding]

    /// A condition of one moment.
    public init(elapsedMilliseconds: Int64, counts: [(name: String, value: Int)], troubles: [Finding] = []) {
        self.elapsedMilliseconds = elapsedMilliseconds
        self.counts = counts
        self.troubles = troubles
    }
}
