import AvalOperations

/// The operations as the protocol offers them: JSON-RPC 2.0, a request or a batch a line.
public struct ProtocolService: Sendable, LineResponder {
    /// What the operations work on.
    public let service: Service
    /// The longest line, in bytes.
    public let maxLine: Int
    /// Beyond so many bytes of answers the rest of a batch is refused: verdicts can be a hundred times as long as what
    /// they judge, and a batch of a thousand declarations gets all of them in one line.
    var batchAnswers = 32 << 20

    /// The protocol over a service.
    public init(service: Service, maxLine: Int) {
        self.service = service
        self.maxLine = maxLine
    }

    /// A worker for one thread.
    public func makeWorker() -> sending any LineWorker { ProtocolWorker(self) }
}
