import AvalJSON
import AvalSystem
import AvalValues

/// An operation that has to wait for the disk once it is decided: doors that can answer later need no thread for that time.
public protocol DeferredOperation: Operation {
    /// What becomes of it: the result as JSON, or why there is none.
    typealias Outcome = Swift.Result<[UInt8], OperationError>

    /// Decides it, and has `answer` called once, on any thread, perhaps before this returns. What is wrong with what was asked
    /// is thrown at once, and `answer` is then not called.
    func begin(
        in context: OperationContext, then answer: @escaping @Sendable (Outcome) -> Void
    ) throws(OperationError)
}

extension DeferredOperation {
    /// Reads the parameters and decides the operation, as ``begin(in:then:)`` does.
    public static func begin(
        _ parameters: Parameters, in context: OperationContext, then answer: @escaping @Sendable (Outcome) -> Void
    ) throws(OperationError) {
        try refuseUnknown(parameters)
        try Self(parameters).begin(in: context, then: answer)
    }

    /// Decides it and waits for what becomes of it.
    public func write(in context: OperationContext, into output: OutputBuffer) throws(OperationError) {
        let waiting = Waiting()
        try begin(in: context) { waiting.outcome = $0 }
        output.put(try waiting.outcome.get())
    }
}

/// What one thread waits for and another brings.
private final class Waiting: @unchecked Sendable {
    private let monitor = Monitor()
    private var value: DeferredOperation.Outcome?

    var outcome: DeferredOperation.Outcome {
        get {
            monitor.withLock {
                while true {
                    if let value { return value }
                    monitor.wait()
                }
            }
        }
        set {
            monitor.withLock {
                value = newValue
                monitor.wakeAll()
            }
        }
    }
}
