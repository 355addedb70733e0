import AvalSystem
import Synchronization

/// An answer that comes once something else is done, on another thread: no thread waits for it meanwhile.
public final class LateAnswer: Sendable, Hashable {
    private enum State {
        case nothing
        case awaited(@Sendable ([UInt8]) -> Void)
        case here([UInt8])
        case given
    }

    private let state = Mutex(State.nothing)

    /// An answer that is not there yet.
    public init() {}

    /// Gives the answer, without a line end; called once, on any thread.
    public func give(_ bytes: [UInt8]) {
        let receiver = state.withLock { state -> (@Sendable ([UInt8]) -> Void)? in
            guard case .awaited(let receiver) = state else {
                state = .here(bytes)
                return nil
            }
            state = .given
            return receiver
        }
        receiver?(bytes)
    }

    /// Has `receiver` called with the answer, once, at once where it is there; on the thread that gives it where it is not.
    func receive(_ receiver: @escaping @Sendable ([UInt8]) -> Void) {
        let bytes = state.withLock { state -> [UInt8]? in
            guard case .here(let bytes) = state else {
                state = .awaited(receiver)
                return nil
            }
            state = .given
            return bytes
        }
        if let bytes { receiver(bytes) }
    }

    /// Each is its own.
    public static func == (left: LateAnswer, right: LateAnswer) -> Bool { left === right }

    /// Each is its own.
    public func hash(into hasher: inout Hasher) { hasher.combine(ObjectIdentifier(self)) }
}
