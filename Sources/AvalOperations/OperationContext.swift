import AvalLoading

/// What operations are performed with, on one thread at a time.
public final class OperationContext {
    /// What all threads share.
    public let service: Service
    /// Whether whoever asks now may do what those may who run the daemon.
    public var isAdministrator = true
    private let judging: Validator
    /// The rules that several requests in a row are answered under; those in force when nil.
    private var pinned: AcceptedRules?

    /// A context for one thread.
    public init(_ service: Service) {
        self.service = service
        judging = Validator(service.rules.current.rulebook)
    }

    /// The rules to answer under: take them once for a request.
    public var rules: AcceptedRules { pinned ?? service.rules.current }

    /// Answers several requests under the rules in force as it begins, whatever comes into force meanwhile.
    public func underOneVersion(_ body: () -> Void) {
        pinned = service.rules.current
        body()
        pinned = nil
    }

    /// What judges with the rules to answer under.
    public var validator: Validator { validator(under: rules) }

    /// What judges with these rules.
    public func validator(under rules: AcceptedRules) -> Validator {
        judging.use(rules.rulebook)
        return judging
    }
}
