import Glibc

/// Lets one run of a slow task happen at a time, and gives each caller the result of a run that began after it called.
///
/// Callers that come during a run wait, and share the next one.
final class Turnstile<Result: Sendable>: @unchecked Sendable {
    // Everything below is touched under `mutex` alone, which is why the class may say that it is Sendable.
    private let mutex = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
    private let ended = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)
    private var isRunning = false
    /// How many runs have begun.
    private var begun = 0
    /// The last run that ended, by its place among those begun, with its result.
    private var last: (run: Int, result: Result)?

    init() {
        mutex.initialize(to: pthread_mutex_t())
        ended.initialize(to: pthread_cond_t())
        pthread_mutex_init(mutex, nil)
        pthread_cond_init(ended, nil)
    }

    deinit {
        pthread_cond_destroy(ended)
        pthread_mutex_destroy(mutex)
        ended.deallocate()
        mutex.deallocate()
    }

    /// How many callers wait for another's run.
    var waiting: Int {
        pthread_mutex_lock(mutex)
        defer { pthread_mutex_unlock(mutex) }
        return waiters
    }
    private var waiters = 0

    /// Runs `task`, or waits for another caller's run that begins after this call; blocks the thread meanwhile.
    func pass(_ task: () -> Result) -> Result {
        pthread_mutex_lock(mutex)
        defer { pthread_mutex_unlock(mutex) }
        let before = begun
        while isRunning {
            waiters += 1
            pthread_cond_wait(ended, mutex)
            waiters -= 1
            if let last, last.run > before { return last.result }
        }
        isRunning = true
        begun += 1
        let run = begun
        pthread_mutex_unlock(mutex)
        let result = task()
        pthread_mutex_lock(mutex)
        last = (run, result)
        isRunning = false
        pthread_cond_broadcast(ended)
        return result
    }
}
