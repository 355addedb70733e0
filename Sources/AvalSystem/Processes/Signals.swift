import Glibc

/// Signals taken by one thread that reads them from a pipe: the handler itself does the one thing that any handler may.
public enum Signals {
    /// The end of the pipe that the handler writes to; set once, before the first handler is.
    nonisolated(unsafe) private static var entrance: Int32 = -1

    /// The end that they are read from.
    nonisolated(unsafe) private static var exit: Int32 = -1

    /// Lets the signals through that end a program: a process inherits the signals that the thread starting it blocks,
    /// and one that blocks these could only be killed.
    public static func hear() {
        var signals = sigset_t()
        sigemptyset(&signals)
        for signal in [Signal.terminate, .interrupt, .hangUp, .quit] { sigaddset(&signals, signal.rawValue) }
        pthread_sigmask(SIG_UNBLOCK, &signals, nil)
    }

    /// Keeps each of these signals that comes from now on until ``handle(by:)``: one that comes while the rules are read
    /// must neither end the program nor be lost.
    ///
    /// Throws when the system has no pipe left to give: then none is kept. Asked a second time, it keeps more signals.
    public static func keep(_ signals: Signal...) throws(SystemError) {
        if entrance < 0 {
            var ends: [Int32] = [-1, -1]
            try attempt("pipe") { pipe(&ends) }
            for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
            // A handler must never wait: a pipe that is full tells enough.
            _ = fcntl(ends[1], F_SETFL, O_NONBLOCK)
            (exit, entrance) = (ends[0], ends[1])
        }
        for kept in signals {
            signal(kept.rawValue) { number in
                let cause = errno
                var byte = UInt8(truncatingIfNeeded: number)
                _ = write(Signals.entrance, &byte, 1)
                errno = cause
            }
        }
    }

    /// Calls `act` for each signal kept, on a thread of its own, one after the other. Throws when the system gives no
    /// thread, or none were kept: then none would be handled.
    public static func handle(by act: @escaping @Sendable (Signal) -> Void) throws(SystemError) {
        let exit = exit
        guard exit >= 0 else { throw SystemError.invalid("pipe") }
        _ = try SystemThread {
            let pipe = Descriptor(lending: exit)
            while let byte = try? pipe.read(atMost: 1).first {
                if let signal = Signal(rawValue: Int32(byte)) { act(signal) }
            }
        }
    }
}
