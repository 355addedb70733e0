import AvalDeclarations

/// The numbers of errors, the same in the protocol and in the lines that stand for a declaration that cannot be judged
/// (`contract.md`, errors). JSON-RPC reserves those from -32768 to -32000 and gives the first five their meaning.
public enum ErrorNumber: Int, Sendable, Hashable {
    /// Not JSON, or not UTF-8.
    case illegible = -32700
    /// JSON, but no request.
    case invalidRequest = -32600
    /// A method that there is none of.
    case unknownMethod = -32601
    /// A parameter, or a declaration, that is not what is due.
    case invalidParameters = -32602
    /// The work failed on the service's side.
    case internalError = -32603
    /// A line longer than the limit.
    case lineTooLong = -32001
    /// Nested beyond the limit.
    case tooDeep = -32002
    /// There is no room for the line or its answer now.
    case overload = -32003
    /// More elements than the limit.
    case tooMany = -32004
    /// What was to be signed is not what was judged, or no longer.
    case tokenRefused = -32005
    /// The rule files are faulty: the rules before them stay in force.
    case rulesRefused = -32006
    /// Not for this peer.
    case notAllowed = -32007

    /// Whether it tells of what was sent to be judged, and not of the daemon or the request around it.
    public var isOfDeclaration: Bool {
        switch self {
        case .illegible, .invalidParameters, .lineTooLong, .tooDeep, .tooMany: true
        case .invalidRequest, .unknownMethod, .internalError, .overload, .tokenRefused, .rulesRefused, .notAllowed:
            false
        }
    }

    /// The number of an input error.
    public init(_ kind: InputError.Kind) {
        self =
            switch kind {
            case .illegible: .illegible
            case .tooDeep: .tooDeep
            case .tooMany: .tooMany
            case .invalid: .invalidParameters
            }
    }
}
