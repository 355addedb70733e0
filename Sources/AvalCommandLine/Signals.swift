import AvalLoading
import Glibc

/// Signals taken by one thread that reads them from a pipe: the handler itself does the one thing that any handler may.
public enum Signals {
    /// The end of the pipe that the handler writes to; set once, before the first handler is.
    nonisolated(unsafe) private static var entrance: Int32 = -1

    /// The end that they are read from.
    nonisolated(unsafe) private static var exit: Int32 = -1

    /// Lets the signals through that end a program: who is started by a thread that blocks them is born deaf to them, and
    /// could only be killed.
    public static func hear() {
        var signals = sigset_t()
        sigemptyset(&signals)
        for number in [SIGTERM, SIGINT, SIGHUP, SIGQUIT] { sigaddset(&signals, number) }
        pthread_sigmask(SIG_UNBLOCK, &signals, nil)
    }

    /// Keeps each of these signals that comes from now on until ``handle(by:)``: one that comes while the rules are read
    /// must neither end the program nor be lost.
    public static func keep(_ numbers: Int32...) {
        var ends: [Int32] = [-1, -1]
        guard pipe(&ends) == 0 else { return }
        for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        (exit, entrance) = (ends[0], ends[1])
        for number in numbers {
            signal(number) { number in
                let cause = errno
                var byte = UInt8(truncatingIfNeeded: number)
                _ = write(Signals.entrance, &byte, 1)
                errno = cause
            }
        }
    }

    /// Calls `act` for each signal kept, on a thread of its own, one after the other.
    public static func handle(by act: @escaping @Sendable (Int32) -> Void) {
        let exit = exit
        let thread = try? SystemThread.start {
            var number: UInt8 = 0
            while true {
                let count = read(exit, &number, 1)
                if count == 1 { act(Int32(number)) } else if count == 0 || errno != EINTR { return }
            }
        }
        if let thread { pthread_detach(thread) }
    }
}
