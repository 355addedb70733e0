import AvalSystem

/// Lines of the log on their way to a descriptor that a thread of its own writes to: whoever logs never waits for its reader.
///
/// What finds no room is dropped and counted, and the count is written once there is room again.
public final class LogQueue: @unchecked Sendable {
    /// How many bytes may wait.
    private static let room = 1 << 20

    // Everything below is touched under `monitor` alone, which is why the class may say that it is Sendable.
    private let monitor = Monitor()
    private var waiting: [String] = []
    private var bytes = 0
    private var isWriting = false
    private var lost = 0
    /// How many of those lost have not been told of.
    private var untold = 0

    private let output: Int32

    /// A queue to a descriptor that stays open. Throws when the system gives no thread.
    public init(to output: Int32 = 2) throws(SystemError) {
        self.output = output
        _ = try SystemThread(isDeaf: true) { [self] in write() }
    }

    /// How many lines were dropped since the start.
    public var dropped: Int { monitor.withLock { lost } }

    /// Whether lines are dropped now: nobody reads what is written.
    public var isBlocked: Bool { monitor.withLock { untold > 0 } }

    /// Adds a line, without its end; returns at once.
    public func add(_ line: String) {
        monitor.withLock {
            let count = line.utf8.count + 1
            if bytes + count > Self.room {
                lost += 1
                untold += 1
                return
            }
            bytes += count
            waiting.append(line)
            monitor.wakeAll()
        }
    }

    /// Waits until all lines are written, but no longer than so many milliseconds.
    public func flush(milliseconds: Int) {
        let end = SystemClock.elapsedMilliseconds() + Int64(milliseconds)
        monitor.lock()
        defer { monitor.unlock() }
        while isWriting || !waiting.isEmpty {
            let left = end - SystemClock.elapsedMilliseconds()
            if left <= 0 { return }
            monitor.wait(milliseconds: Int(left))
        }
    }

    /// What the thread does, for as long as the process lives.
    private func write() {
        monitor.lock()
        while true {
            while waiting.isEmpty { monitor.wait() }
            var lines = waiting
            if untold > 0 {
                lines.append("avertissement : \(untold) lignes du journal perdues, que personne ne lisait")
            }
            (waiting, isWriting) = ([], true)
            let (size, told) = (bytes, untold)
            monitor.unlock()
            let isWritten = deliver(lines)
            monitor.lock()
            bytes -= size
            untold -= isWritten ? told : 0
            if !isWritten { lost += lines.count }
            isWriting = false
            monitor.wakeAll()
        }
    }

    /// Whether there was somebody to read it.
    private func deliver(_ lines: [String]) -> Bool {
        let text = Array((lines.joined(separator: "\n") + "\n").utf8)
        let descriptor = Descriptor(lending: output)
        do throws(SystemError) {
            try descriptor.write(text, isPatient: true)
            return true
        } catch { return false }
    }
}
