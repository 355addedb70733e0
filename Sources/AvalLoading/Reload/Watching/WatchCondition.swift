import AvalSource
import Synchronization

/// How a watcher does, for any thread to ask.
final class WatchCondition: Sendable {
    private let state = Mutex<(isPolling: Bool, trouble: Finding?)>((false, nil))

    /// Whether the folders are looked at from time to time.
    var isPolling: Bool { state.withLock { $0.isPolling } }

    /// Why they are, where the system is the reason.
    var trouble: Finding? { state.withLock { $0.trouble } }

    /// The folders are looked at from time to time from now on.
    func poll(because trouble: Finding?) { state.withLock { $0 = (true, trouble) } }
}
