import Dispatch
import Synchronization
import Testing

/// A thread of its own for one side of what happens at once.
final class Threaded<Value: Sendable>: Sendable {
    private let result = Mutex<Result<Value, any Error>?>(nil)
    private let done = DispatchSemaphore(value: 0)

    init(_ body: @escaping @Sendable () throws -> Value) {
        DispatchQueue(label: "test").async { [self] in
            let outcome = Result { try body() }
            result.withLock { $0 = outcome }
            done.signal()
        }
    }

    /// What it came to, within a minute.
    func join() throws -> Value {
        try #require(done.wait(timeout: .now() + 60) == .success, "a thread had not ended after a minute")
        return try #require(result.withLock { $0 }).get()
    }
}
