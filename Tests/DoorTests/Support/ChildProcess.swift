import Foundation
import Glibc
import Synchronization

/// The program as a child process, with its three standard streams; killed when it is let go.
final class ChildProcess: @unchecked Sendable {
    /// What a standard stream of the child is.
    enum Stream {
        /// A pipe to the test.
        case pipe
        /// Nothing: the descriptor is closed.
        case closed
        /// A file opened by its path.
        case file(String, Int32)
    }

    let process: pid_t
    /// The child's standard input: the end that the test writes to; -1 when it is no pipe.
    private(set) var input: Int32 = -1
    /// The child's standard output: what the test reads of it.
    let output: Pipe
    /// The child's standard error, gathered while it runs.
    let errors: GatheredText
    private let status = Mutex<Int32?>(nil)
    private static let turn = NSLock()
    /// `posix_spawn_file_actions_addclosefrom_np` (glibc 2.34), which Swift does not see.
    private static let closeFrom = dlsym(nil, "posix_spawn_file_actions_addclosefrom_np").map {
        unsafeBitCast(
            $0, to: (@convention(c) (UnsafeMutablePointer<posix_spawn_file_actions_t>, CInt) -> CInt).self)
    }

    /// Starts `aval` with these arguments; `folder` is its working directory.
    init(
        _ arguments: [String], in folder: String? = nil, program: String? = nil, input: Stream = .pipe,
        output: Stream = .pipe, errors: Stream = .pipe
    ) throws {
        let path = try program ?? Program.path()
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        // One start at a time: between the making of a pipe and its mark « close on exec » another child would take it.
        Self.turn.lock()
        defer { Self.turn.unlock() }
        var ends: [(mine: Int32, theirs: Int32)] = []
        for (number, stream) in [(Int32(0), input), (1, output), (2, errors)] {
            ends.append(try Self.attach(stream, as: number, &actions))
        }
        // Pipes of other tests of this process, made at the same moment, would never end while the child holds a copy.
        _ = Self.closeFrom?(&actions, 3)
        // The system's own way to choose a working directory is not visible from Swift; `env` becomes the program.
        var words = ((folder.map { ["/usr/bin/env", "-C", $0] } ?? []) + [path] + arguments).map { strdup($0) }
        words.append(nil)
        defer { for word in words { free(word) } }
        var process = pid_t()
        let error = posix_spawn(&process, folder == nil ? path : "/usr/bin/env", &actions, nil, words, environ)
        for end in ends where end.theirs >= 0 { close(end.theirs) }
        guard error == 0 else {
            throw DoorTestError(description: "posix_spawn \(path): \(String(cString: strerror(error)))")
        }
        self.process = process
        self.input = ends[0].mine
        self.output = Pipe(ends[1].mine)
        self.errors = GatheredText(ends[2].mine)
    }

    deinit {
        endInput()
        if status.withLock({ $0 }) == nil {
            kill(process, SIGKILL)
            _ = try? wait()
        }
    }

    /// Connects one stream; every descriptor of the test is closed in its children, or a pipe would never end.
    private static func attach(
        _ stream: Stream, as number: Int32, _ actions: inout posix_spawn_file_actions_t
    ) throws -> (mine: Int32, theirs: Int32) {
        switch stream {
        case .closed:
            posix_spawn_file_actions_addclose(&actions, number)
            return (-1, -1)
        case .file(let path, let flags):
            posix_spawn_file_actions_addopen(&actions, number, path, flags, 0o600)
            return (-1, -1)
        case .pipe:
            var ends: [Int32] = [-1, -1]
            guard Glibc.pipe(&ends) == 0 else { throw DoorTestError(description: "pipe: errno \(errno)") }
            for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
            let (mine, theirs) = number == 0 ? (ends[1], ends[0]) : (ends[0], ends[1])
            posix_spawn_file_actions_adddup2(&actions, theirs, number)
            return (mine, theirs)
        }
    }

    /// Writes to the child's standard input; false when it reads no more.
    @discardableResult
    func write(_ text: String) -> Bool { write(Array(text.utf8)) }

    @discardableResult
    func write(_ bytes: [UInt8]) -> Bool {
        Program.ignoreBrokenPipes
        var done = 0
        while done < bytes.count {
            let count = bytes[done...].withUnsafeBytes { Glibc.write(input, $0.baseAddress, $0.count) }
            if count < 0, errno == EINTR { continue }
            if count < 0 { return false }
            done += count
        }
        return true
    }

    /// Ends the child's standard input.
    func endInput() {
        if input >= 0 { close(input) }
        input = -1
    }

    func signal(_ number: Int32) { kill(process, number) }

    /// Waits for the end: the exit code, or 128 and the signal's number; throws after `seconds`.
    func wait(seconds: Double = 20) throws -> Int32 {
        if let known = status.withLock({ $0 }) { return known }
        var raw: Int32 = 0
        let end = Clock.now + seconds
        while waitpid(process, &raw, WNOHANG) == 0 {
            if Clock.now > end {
                kill(process, SIGKILL)
                waitpid(process, &raw, 0)
                status.withLock { $0 = 128 + SIGKILL }
                throw DoorTestError(
                    description: "the process had not ended after \(seconds) s; it said: \(errors.text)")
            }
            usleep(2000)
        }
        let code = raw & 0x7F == 0 ? raw >> 8 & 0xFF : 128 + raw & 0x7F
        status.withLock { $0 = code }
        return code
    }
}

/// Seconds that only go forward.
enum Clock {
    static var now: Double {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }
}
