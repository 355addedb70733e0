import AvalSource
import AvalSystem
import Logging

/// What the watcher's thread does: waits for notices, looks at the folders when told of one, and tells of a change once
/// it is over. Only one thread at a time may use it.
final class WatchLoop {
    private let folders: RuleFolders
    private let pace: FolderWatcher.Pace
    private let logger: Logger
    private let clock: ServiceClock
    private let onChange: @Sendable () -> Void

    /// How it does, as others may ask.
    let condition = WatchCondition()

    /// Nil when the folders are looked at from time to time instead.
    private var watches: FolderWatches?
    private var timer: QuietTimer
    /// What was seen when the folders were last looked at.
    private var seen: FolderSurvey
    /// What was seen when a change was last told of.
    private var told: FolderSurvey
    private var lastLook: Int64 = 0
    /// When to look next; nil when nothing asks for it.
    private var lookDue: Int64?

    /// Begins to watch: what changes from the return on, or differs from `known`, will be told of by `run`.
    init(
        _ folders: RuleFolders, known: FolderSurvey, pace: FolderWatcher.Pace, isPolling: Bool, clock: ServiceClock,
        logger: Logger, onChange: @escaping @Sendable () -> Void
    ) {
        self.folders = folders
        self.pace = pace
        self.logger = logger
        self.clock = clock
        self.onChange = onChange
        timer = QuietTimer(quiet: pace.quiet, longestBurst: pace.longestBurst)
        seen = known
        told = known
        if isPolling { condition.poll(because: nil) } else { openWatches() }
        let now = clock.elapsedMilliseconds()
        // What is made between a look and the watch that follows from it is seen by the next look.
        if look(at: now) { timer.noticed(at: now) }
        if seen != told { timer.noticed(at: now) }
    }

    /// Whether the folders are looked at from time to time, for want of notices.
    var isPolling: Bool { watches == nil }

    /// Watches until `stop` says so.
    func run(until stop: StopPipe) {
        while true {
            var waited = [stop.reader]
            if let number = watches?.number { waited.append(number) }
            let news = try? Readiness.wait(
                reading: waited, milliseconds: timeout(at: clock.elapsedMilliseconds()))
            if news?[0] == true { return }
            step(at: clock.elapsedMilliseconds())
        }
    }

    private func timeout(at now: Int64) -> Int32 {
        let poll = isPolling ? lastLook + pace.polling : nil
        guard let next = [timer.deadline, lookDue, poll].compactMap({ $0 }).min() else { return -1 }
        return Int32(min(max(0, next - now), 60_000))
    }

    private func step(at now: Int64) {
        switch watches?.read() ?? .nothing {
        case .nothing: break
        case .contents: timer.noticed(at: now)
        case .names:
            timer.noticed(at: now)
            // A copy of a thousand files is not a thousand looks.
            lookDue = lookDue ?? max(now, lastLook + pace.betweenLooks)
        }
        if timer.isOver(at: now) {
            settle(at: now)
        } else if lookDue.map({ now >= $0 }) ?? (isPolling && now >= lastLook + pace.polling) {
            if look(at: now) { timer.noticed(at: now) }
        }
    }

    /// A burst seems over: tells of it if the files are not as they were told of.
    private func settle(at now: Int64) {
        // What was not watched until now may be changing at this moment.
        if look(at: now), !timer.isCut(at: now) { return timer.noticed(at: now) }
        timer.reset()
        guard seen != told else { return }
        told = seen
        onChange()
    }

    /// Looks at the folders, and watches those that are there now; tells whether something was met that no notice told of.
    private func look(at now: Int64) -> Bool {
        let (survey, visited) = FolderSurvey.tour(folders)
        let isNew = survey != seen
        seen = survey
        lastLook = now
        lookDue = nil
        if isPolling { return isNew }
        do throws(SystemError) {
            return try watches?.follow(WatchPlan(folders, visited)) ?? false
        } catch {
            fallBack(because: error)
            return true
        }
    }

    private func openWatches() {
        do throws(SystemError) {
            watches = try FolderWatches()
        } catch {
            fallBack(because: error)
        }
    }

    private func fallBack(because error: SystemError) {
        watches = nil
        let trouble = Finding(WatchFinding.polling(error, milliseconds: pace.polling), at: nil)
        condition.poll(because: trouble)
        logger.warning("\(trouble.logLine)", metadata: ["cause": "\(error)"])
    }
}
