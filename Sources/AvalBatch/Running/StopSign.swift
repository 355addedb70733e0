import Synchronization

/// What asks a batch to stop: a signal from outside, or the first error of one of its threads.
public final class StopSign: Sendable {
    private let raised = Atomic(false)
    private let first = Mutex<BatchError?>(nil)
    private let canResume = Atomic(false)

    /// Nothing asks yet.
    public init() {}

    /// Whether work should stop.
    public var isRaised: Bool { raised.load(ordering: .relaxed) }

    /// Why; the first cause wins.
    public var failure: BatchError? { first.withLock { $0 } }

    /// Says that the batch leaves what another run can take up.
    func allowResuming() { canResume.store(true, ordering: .relaxed) }

    /// Asks to stop because the process got a signal of this name.
    public func interrupt(by signal: String) {
        let advice =
            canResume.load(ordering: .relaxed)
            ? "la même commande avec --resume reprend le lot"
            : "ce lot ne peut pas être repris, il faut le recommencer"
        raise(BatchError("interrompu (\(signal)) : \(advice)"))
    }

    /// Asks to stop.
    public func raise(_ failure: BatchError) {
        first.withLock { if $0 == nil { $0 = failure } }
        raised.store(true, ordering: .relaxed)
    }
}
