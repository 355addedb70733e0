import Glibc
import Synchronization

/// A thread of its own for one side of a conversation: the threads that run tests are few, and may not wait for each other.
final class Threaded<Value: Sendable>: Sendable {
    private let result = Mutex<Result<Value, any Error>?>(nil)

    init(_ body: @escaping @Sendable () throws -> Value) {
        let run: @Sendable () -> Void = { [self] in
            let outcome = Result { try body() }
            result.withLock { $0 = outcome }
        }
        let work = Unmanaged.passRetained(Work(run))
        var thread = pthread_t()
        let error = pthread_create(
            &thread, nil,
            { argument in
                if let argument { Unmanaged<Work>.fromOpaque(argument).takeRetainedValue().run() }
                return nil
            }, work.toOpaque())
        if error == 0 { pthread_detach(thread) } else { work.release() }
    }

    /// What the thread came to; waits for it some time.
    @discardableResult
    func join(seconds: Double = 30) throws -> Value {
        let end = Clock.now + seconds
        while Clock.now < end {
            if let outcome = result.withLock({ $0 }) { return try outcome.get() }
            usleep(500)
        }
        throw DoorTestError(description: "a thread had not ended after \(seconds) s")
    }
}

private final class Work: Sendable {
    let run: @Sendable () -> Void
    init(_ run: @escaping @Sendable () -> Void) { self.run = run }
}
