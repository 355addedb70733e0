import AvalLoading

/// What operations are performed with, on one thread at a time.
public final class OperationContext {
    /// What all threads share.
    public let service: Service
    private let judging: Validator

    /// A context for one thread.
    public init(_ service: Service) {
        self.service = service
        judging = Validator(service.rules.current.rulebook)
    }

    /// What judges with the rules in force now.
    public var validator: Validator {
        judging.use(service.rules.current.rulebook)
        return judging
    }
}
