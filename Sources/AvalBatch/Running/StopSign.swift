import Synchronization

/// What asks a batch to stop: a signal from outside, or the first error of one of its threads.
public final class StopSign: Sendable {
    private let raised = Atomic(false)
    private let first = Mutex<BatchError?>(nil)

    /// Nothing asks yet.
    public init() {}

    /// Whether work should stop.
    public var isRaised: Bool { raised.load(ordering: .relaxed) }

    /// Why; the first cause wins.
    public var failure: BatchError? { first.withLock { $0 } }

    /// Asks to stop because the process got a signal of this name; the batch can be resumed.
    public func interrupt(by signal: String) {
        raise(BatchError("interrompu (\(signal)) : la même commande avec --resume reprend le lot"))
    }

    /// Asks to stop.
    public func raise(_ failure: BatchError) {
        first.withLock { if $0 == nil { $0 = failure } }
        raised.store(true, ordering: .relaxed)
    }
}
