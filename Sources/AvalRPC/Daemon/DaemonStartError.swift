import AvalSource

/// What keeps a daemon from serving.
public enum DaemonStartError: Error, Sendable {
    /// The rule files are faulty, and nothing accepted before can serve instead: every finding.
    case noRules([Finding])
    /// The folder of the rules last accepted cannot be used: why, in French.
    case stateUnusable(String)
    /// The system gives less than clients are promised: why, in French.
    case noRoom(String)

    /// One French sentence without a final full stop.
    public var reason: String {
        switch self {
        case .noRules: "règles refusées, et aucune version acceptée à servir à leur place (--state)"
        case .stateUnusable(let reason), .noRoom(let reason): reason
        }
    }
}
