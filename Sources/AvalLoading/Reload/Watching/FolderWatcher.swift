import AvalSource
import AvalSystem
import Logging
import Synchronization

/// Tells when the folders of rules and tariffs have changed and have come to rest, from a thread of its own.
///
/// It sees files written in place or replaced, folders added, renamed or gone and back, and symbolic links that come to
/// lead elsewhere, on the way to the folders as well as in them. What another machine writes to a shared disk, and what
/// is written through mapped memory, the system does not tell of.
public final class FolderWatcher: Sendable {
    /// How patient the watcher is, in milliseconds.
    public struct Pace: Sendable {
        /// How long the folders must have been quiet before a change is told of.
        public var quiet: Int64 = 300
        /// How long a change that does not end is waited for.
        public var longestBurst: Int64 = 5_000
        /// How often the folders are looked at where the system gives no notice of changes.
        public var polling: Int64 = 1_000
        /// How long at least between two looks at the folders while names come and go.
        var betweenLooks: Int64 = 50

        /// The usual pace.
        public init() {}
    }

    private let wake: StopPipe
    private let thread: Mutex<SystemThread?>
    private let condition: WatchCondition

    /// Whether the folders are looked at from time to time, because the system has no watch to give.
    public var isPolling: Bool { condition.isPolling }

    /// What keeps changes from being noticed as they happen; nil where nothing does.
    public var trouble: Finding? { condition.trouble }

    /// Watches `folders`, and calls `onChange` once for each change come to rest since `known`, one call at a time.
    ///
    /// Throws when the system gives no thread or no pipe.
    init(
        _ folders: RuleFolders, known: FolderSurvey, pace: Pace, isPolling: Bool, clock: ServiceClock, logger: Logger,
        onChange: @escaping @Sendable () -> Void
    ) throws(SystemError) {
        wake = try StopPipe()
        let loop = WatchLoop(
            folders, known: known, pace: pace, isPolling: isPolling, clock: clock, logger: logger, onChange: onChange)
        condition = loop.condition
        let stop = wake
        thread = Mutex(try SystemThread(isDeaf: true) { loop.run(until: stop) })
    }

    /// What is to be told where no watcher could be made.
    public static func absence(because error: SystemError) -> Finding { Finding(WatchFinding.none(error), at: nil) }

    deinit { stop() }

    /// Stops watching, and waits for a call under way to end unless it is that call that stops it.
    public func stop() {
        wake.stop()
        if let running = thread.withLock({ $0.take() }) { running.join() }
    }
}
