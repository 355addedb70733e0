import AvalJSON
import AvalOperations

/// What the operations of the protocol are made of; shared by all workers.
public struct ProtocolService: Sendable, LineResponder {
    /// The rules in force.
    public let rules: any RulesHolder
    /// The longest line, in bytes.
    public let maxLine: Int
    /// Today in Europe/Paris, as a day number: the only clock that a form is drawn from.
    public let today: @Sendable () -> Int
    /// What `etat` says beside the rules: uptime and counts.
    public let status: @Sendable () -> [JSONMember]

    /// A service with these rules; `today` and `status` are read at the door, never in a judgement.
    public init(
        rules: any RulesHolder, maxLine: Int, today: @escaping @Sendable () -> Int,
        status: @escaping @Sendable () -> [JSONMember]
    ) {
        self.rules = rules
        self.maxLine = maxLine
        self.today = today
        self.status = status
    }

    /// A worker for one thread.
    public func makeWorker() -> sending any LineWorker { ProtocolWorker(self) }
}
