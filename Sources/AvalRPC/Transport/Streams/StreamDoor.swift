import Glibc
import NIOPosix
import Synchronization

/// A pair of streams served on a thread of its own, and the way to stop it.
final class StreamDoor: Sendable {
    private let pool = NIOThreadPool(numberOfThreads: 1)
    /// A pipe that nothing is ever written to: closing its writing end wakes the session up.
    private let wake: (reading: Int32, writing: Int32)
    private let result = Mutex<Result<StreamEnd, TransportError>?>(nil)
    private let ended = Latch()
    private let isWoken = Atomic(false)

    init() throws(TransportError) {
        var ends: [Int32] = [-1, -1]
        if pipe(&ends) != 0 {
            throw TransportError(.system, "Les flux ne peuvent être servis", cause: SystemCallError("pipe"))
        }
        for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        wake = (ends[0], ends[1])
    }

    deinit {
        close(wake.reading)
        drain()
    }

    /// Starts serving.
    func start(
        input: Int32, output: Int32, responder: any LineResponder, configuration: LineServerConfiguration,
        budget: ByteBudget, tally: LineTally
    ) {
        // Writing to a pipe that nobody reads must be an error here, not the end of the process.
        signal(SIGPIPE, SIG_IGN)
        tally.connectionOpened()
        pool.start()
        pool.submit { [self] _ in
            let session = StreamSession(
                input: input, output: output, wake: wake.reading, worker: responder.makeWorker(),
                maxLine: configuration.maxLine, budget: budget, tally: tally)
            let outcome = Result { () throws(TransportError) in try session.run() }
            tally.connectionClosed()
            finish(outcome)
        }
    }

    /// Has the session answer what has come, and end.
    func drain() {
        if !isWoken.exchange(true, ordering: .relaxed) { close(wake.writing) }
    }

    /// Waits no longer for a session that writes to somebody who does not read. Its thread ends when they do.
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
