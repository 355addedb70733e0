import Glibc

/// The three descriptors that a program starts with, any of which may be closed.
public enum StandardStreams {
    /// Puts a dead end where one is closed: else the next file or socket opened would take its number, and what is said
    /// to a person would be written into it. Reading the input gives an error, and so does writing the output: what
    /// cannot be delivered is not taken for delivered.
    public static func occupy() {
        // A reader that has gone is an error to tell, not a signal to die of.
        Signal.brokenPipe.ignore()
        for number in Int32(0)...2 where fcntl(number, F_GETFD) < 0 {
            // The lowest free number is the one given.
            _ = open("/dev/null", number == 1 ? O_RDONLY : O_WRONLY)
        }
    }
}
