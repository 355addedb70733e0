import AvalSystem

/// Lets one run of a slow task happen at a time, and gives each caller the result of a run that began after it called.
///
/// Callers that come during a run wait, and share the next one.
final class Turnstile<Result: Sendable>: @unchecked Sendable {
    // Everything below is touched under `monitor` alone, which is why the class may say that it is Sendable.
    private let monitor = Monitor()
    private var isRunning = false
    /// How many runs have begun.
    private var begun = 0
    /// The last run that ended, by its number among those begun, with its result.
    private var last: (run: Int, result: Result)?
    private var waiters = 0

    /// How many callers wait for another's run.
    var waiting: Int { monitor.withLock { waiters } }

    /// Runs `task`, or waits for another caller's run that begins after this call; blocks the thread meanwhile.
    func pass(_ task: () -> Result) -> Result {
        monitor.lock()
        defer { monitor.unlock() }
        let before = begun
        while isRunning {
            waiters += 1
            monitor.wait()
            waiters -= 1
            if let last, last.run > before { return last.result }
        }
        isRunning = true
        begun += 1
        let run = begun
        monitor.unlock()
        let result = task()
        monitor.lock()
        last = (run, result)
        isRunning = false
        monitor.wakeAll()
        return result
    }
}
