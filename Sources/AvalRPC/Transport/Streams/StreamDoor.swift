import AvalSystem
import NIOPosix
import Synchronization

/// A pair of streams served on a thread of its own, and the way to stop it.
final class StreamDoor: Sendable {
    private let pool = NIOThreadPool(numberOfThreads: 1)
    /// Wakes the session up.
    private let wake: StopPipe
    private let result = Mutex<Result<StreamEnd, TransportError>?>(nil)
    private let ended = Latch()
    private let isWoken = Atomic(false)

    init() throws(TransportError) {
        do throws(SystemError) { wake = try StopPipe() } catch {
            throw TransportError(.system, "Les flux ne peuvent être servis", cause: error)
        }
    }

    /// Starts serving.
    func start(
        input: Int32, output: Int32, responder: any LineResponder, configuration: LineServerConfiguration,
        budget: ByteBudget, tally: LineTally
    ) {
        // Writing to a pipe without a reader must be an error here, not the end of the process.
        Signal.brokenPipe.ignore()
        tally.connectionOpened()
        pool.start()
        pool.submit { [self] _ in
            let session = StreamSession(
                input: input, output: output, wake: wake.reader, worker: responder.makeWorker(),
                maxLine: configuration.maxLine, budget: budget, tally: tally)
            let outcome = Result { () throws(TransportError) in try session.run() }
            tally.connectionClosed()
            finish(outcome)
        }
    }

    /// Has the session answer what has come, and end.
    func drain() {
        if !isWoken.exchange(true, ordering: .relaxed) { wake.stop() }
    }

    /// Waits no longer for a session that writes to a reader that does not read. Its thread ends when it does.
    func abandon() {
        finish(.success(.abandoned))
    }

    /// Returns once the session has ended, or was abandoned.
    func waitUntilEnded() async throws(TransportError) -> StreamEnd {
        await ended.wait()
        pool.shutdownGracefully { _ in }
        return try (result.withLock { $0 } ?? .success(.abandoned)).get()
    }

    private func finish(_ outcome: Result<StreamEnd, TransportError>) {
        result.withLock { result in
            if result == nil { result = outcome }
        }
        ended.open()
    }
}
