import AvalSystem

/// Another program, run as its users run it, and timed.
public struct TimedProcess: ~Copyable {
    /// What a run that has ended took.
    public struct Usage: Sendable {
        /// From before its start to its end, in seconds.
        public let wall: Double
        /// Of all its threads, system included, in seconds.
        public let processor: Double
        /// The most memory that it was seen to hold, in bytes; 0 where it was not measured.
        public let peak: Int
        /// How it ended, as `wait` tells.
        let status: Int32
    }

    private let process: ChildProcess
    private let began: Double

    /// Its number.
    public var id: Int32 { process.id }

    /// Starts a program; standard input is empty, and what it writes goes to files or nowhere.
    public init(
        _ arguments: [String], output: String = "/dev/null", errors: String = "/dev/null",
        environment: [String: String] = [:]
    ) throws(BenchError) {
        began = Clock.now()
        do throws(SystemError) {
            process = try ChildProcess(arguments, output: output, errors: errors, environment: environment)
        } catch {
            throw BenchError("« \(arguments[0]) » cannot be started: \(error.systemWords)")
        }
    }

    /// Waits for its end. With `watchingMemory` the peak is read every millisecond: the kernel's own figure would count
    /// the memory of the program that started it too.
    public consuming func end(watchingMemory: Bool = false) throws(BenchError) -> Usage {
        var peak = 0
        do throws(SystemError) {
            var ended: ChildProcess.Usage? = try watchingMemory ? process.ended() : process.end()
            while ended == nil {
                peak = max(peak, Memory.peak(of: id))
                Pause.milliseconds(1)
                ended = try process.ended()
            }
            return Usage(
                wall: Clock.now() - began, processor: ended?.processor ?? 0, peak: peak, status: ended?.status ?? 0)
        } catch {
            throw BenchError("a program cannot be waited for")
        }
    }

    /// Asks it to stop and waits until it has.
    public consuming func stop() throws(BenchError) {
        process.terminate()
        _ = try end()
    }

    /// Runs a program to its end; one that does not end with 0 is an error that says the last thing it said.
    @discardableResult
    public static func run(
        _ arguments: [String], output: String = "/dev/null", watchingMemory: Bool = false,
        environment: [String: String] = [:]
    ) throws(BenchError) -> Usage {
        let errors = "/tmp/aval-bench-\(ThisProcess.id).txt"
        defer { BenchFile.remove(errors) }
        let child = try TimedProcess(arguments, output: output, errors: errors, environment: environment)
        let usage = try child.end(watchingMemory: watchingMemory)
        guard usage.status == 0 else {
            let said = (try? BenchFile.text(errors)) ?? ""
            throw BenchError("« \(arguments.joined(separator: " ")) » failed: \(said.suffix(600))")
        }
        return usage
    }
}
