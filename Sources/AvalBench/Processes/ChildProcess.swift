import Glibc

/// Another program, run as its users run it.
public struct ChildProcess: ~Copyable {
    /// What a run that has ended took.
    public struct Usage: Sendable {
        /// From before its start to its end, in seconds.
        public let wall: Double
        /// Of all its threads, system included, in seconds.
        public let processor: Double
        /// The most memory that it was seen to hold, in bytes; 0 where nobody looked.
        public let peak: Int
        /// How it ended, as `wait` tells.
        let status: Int32
    }

    /// Its number.
    public let id: pid_t
    private let began: Double

    /// Starts a program; standard input is empty, and what it writes goes to files or nowhere.
    public init(
        _ arguments: [String], output: String = "/dev/null", errors: String = "/dev/null",
        environment: [String: String] = [:]
    ) throws(BenchError) {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
        posix_spawn_file_actions_addopen(&actions, 1, output, O_WRONLY | O_CREAT | O_TRUNC, 0o644)
        posix_spawn_file_actions_addopen(&actions, 2, errors, O_WRONLY | O_CREAT | O_TRUNC, 0o644)
        let words = arguments.map { strdup($0) }
        let settings = Self.environment(with: environment).map { strdup($0) }
        defer { for text in words + settings { free(text) } }
        var number = pid_t()
        began = Clock.now()
        let failure = posix_spawnp(&number, arguments[0], &actions, nil, words + [nil], settings + [nil])
        guard failure == 0 else {
            throw BenchError("« \(arguments[0]) » cannot be started: \(String(cString: strerror(failure)))")
        }
        id = number
    }

    private static func environment(with more: [String: String]) -> [String] {
        var texts = more.map { "\($0)=\($1)" }
        var place = environ
        while let entry = place.pointee {
            let text = String(cString: entry)
            if !more.keys.contains(where: { text.hasPrefix($0 + "=") }) { texts.append(text) }
            place += 1
        }
        return texts
    }

    /// Waits for its end. With `watchingMemory` the peak is read every millisecond: the kernel's own figure would count
    /// the memory of the program that started it too.
    public consuming func end(watchingMemory: Bool = false) throws(BenchError) -> Usage {
        var status: Int32 = 0
        var usage = rusage()
        var peak = 0
        while true {
            let ended = wait4(id, &status, watchingMemory ? WNOHANG : 0, &usage)
            if ended == id { break }
            if ended < 0, errno != EINTR { throw BenchError("a program cannot be waited for") }
            if watchingMemory {
                peak = max(peak, Memory.peak(of: id))
                usleep(1000)
            }
        }
        func seconds(_ time: timeval) -> Double { Double(time.tv_sec) + Double(time.tv_usec) * 1e-6 }
        return Usage(
            wall: Clock.now() - began, processor: seconds(usage.ru_utime) + seconds(usage.ru_stime), peak: peak,
            status: status)
    }

    /// Asks it to stop and waits until it has.
    public consuming func stop() throws(BenchError) {
        kill(id, SIGTERM)
        _ = try end()
    }

    /// Runs a program to its end; one that does not end with 0 is an error that says the last thing it said.
    @discardableResult
    public static func run(
        _ arguments: [String], output: String = "/dev/null", watchingMemory: Bool = false,
        environment: [String: String] = [:]
    ) throws(BenchError) -> Usage {
        let errors = "/tmp/aval-bench-\(getpid()).txt"
        defer { unlink(errors) }
        let child = try ChildProcess(arguments, output: output, errors: errors, environment: environment)
        let usage = try child.end(watchingMemory: watchingMemory)
        guard usage.status == 0 else {
            let said = (try? WholeFile.text(errors)) ?? ""
            throw BenchError("« \(arguments.joined(separator: " ")) » failed: \(said.suffix(600))")
        }
        return usage
    }
}
