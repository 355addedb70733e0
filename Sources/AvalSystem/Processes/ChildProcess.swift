import Glibc

/// Another program, run as its users run it.
public struct ChildProcess: ~Copyable, Sendable {
    /// What a run that has ended took.
    public struct Usage: Sendable {
        /// Of all its threads, system included, in seconds.
        public let processor: Double
        /// How it ended, as `wait` tells: 0 where it ended with 0.
        public let status: Int32
    }

    /// Its number.
    public let id: Int32

    /// Starts a program; standard input is empty, and what it writes goes to files. Its environment is ours with `more`.
    public init(
        _ arguments: [String], output: String, errors: String, environment more: [String: String]
    ) throws(SystemError) {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
        posix_spawn_file_actions_addopen(&actions, 1, output, O_WRONLY | O_CREAT | O_TRUNC, 0o644)
        posix_spawn_file_actions_addopen(&actions, 2, errors, O_WRONLY | O_CREAT | O_TRUNC, 0o644)
        let kept = ThisProcess.environment.filter { text in !more.keys.contains { text.hasPrefix($0 + "=") } }
        let words = arguments.map { strdup($0) }
        let settings = (more.map { "\($0)=\($1)" } + kept).map { strdup($0) }
        defer { for text in words + settings { free(text) } }
        var number = pid_t()
        let failure = posix_spawnp(&number, arguments[0], &actions, nil, words + [nil], settings + [nil])
        if failure != 0 { throw SystemError("posix_spawnp", number: failure) }
        id = number
    }

    /// Waits for its end.
    public func end() throws(SystemError) -> Usage {
        while true { if let usage = try ended(0) { return usage } }
    }

    /// What it took if it has ended; nil while it runs.
    public func ended() throws(SystemError) -> Usage? { try ended(WNOHANG) }

    private func ended(_ options: Int32) throws(SystemError) -> Usage? {
        var status: Int32 = 0
        var usage = rusage()
        if try attempt("wait4", { wait4(id, &status, options, &usage) }) != id { return nil }
        func seconds(_ time: timeval) -> Double { Double(time.tv_sec) + Double(time.tv_usec) * 1e-6 }
        return Usage(processor: seconds(usage.ru_utime) + seconds(usage.ru_stime), status: status)
    }

    /// Asks it to stop.
    public func terminate() { kill(id, SIGTERM) }
}
