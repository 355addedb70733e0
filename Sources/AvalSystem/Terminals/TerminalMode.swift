import Glibc

/// A terminal in which every key arrives at once, and nothing is shown but what we show; as it was before once this goes.
///
/// A signal that ends the program meanwhile finds the terminal as it was before: its user goes on in a shell there.
public struct TerminalMode: ~Copyable {
    private let descriptor: Int32
    private let before: termios

    /// `nil` where the descriptor, which stays open for as long as the mode lasts, is no terminal.
    public init?(_ descriptor: Int32) {
        var mode = termios()
        guard tcgetattr(descriptor, &mode) == 0 else { return nil }
        let before = mode
        Self.watchSignals()
        borrowed.pointee = Borrowed(descriptor: descriptor, mode: before, isOurs: true)
        mode.c_lflag &= ~tcflag_t(ICANON | ECHO | ISIG | IEXTEN)
        mode.c_iflag &= ~tcflag_t(ICRNL | INLCR | IXON)
        // After what is still being written; what was typed ahead is kept.
        guard tcsetattr(descriptor, TCSADRAIN, &mode) == 0 else {
            borrowed.pointee.isOurs = false
            return nil
        }
        self.descriptor = descriptor
        self.before = before
    }

    deinit {
        var mode = before
        tcsetattr(descriptor, TCSADRAIN, &mode)
        borrowed.pointee.isOurs = false
    }

    /// Has the signals that end a program give the terminal back first; those that are ignored stay so.
    private static func watchSignals() {
        for number in [SIGTERM, SIGHUP, SIGINT] {
            var known = sigaction()
            guard sigaction(number, nil, &known) == 0, known.__sigaction_handler.sa_handler == nil else { continue }
            signal(number, giveBackAndEnd)
        }
    }
}

/// The terminal while it is in our mode, for a signal to find it.
private struct Borrowed {
    var descriptor: Int32 = 0
    var mode = termios()
    var isOurs = false
}

/// Plain memory of the whole program: a handler may neither allocate nor wait for a lock. It is made before the first
/// handler is set.
private nonisolated(unsafe) let borrowed: UnsafeMutablePointer<Borrowed> = {
    let memory = UnsafeMutablePointer<Borrowed>.allocate(capacity: 1)
    memory.initialize(to: Borrowed())
    return memory
}()

/// Gives the terminal back, then ends as the signal has programs end.
private func giveBackAndEnd(_ number: Int32) {
    if borrowed.pointee.isOurs { tcsetattr(borrowed.pointee.descriptor, TCSANOW, &borrowed.pointee.mode) }
    signal(number, SIG_DFL)
    raise(number)
}
