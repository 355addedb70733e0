import ArgumentParser
import AvalJSON
import AvalSource
import Glibc

/// Data goes to standard output, what is said to a person to standard error; written by descriptor, whole or not at all.
public enum Console {
    /// Says something to the person.
    public static func error(_ text: String) {
        _ = write(2, Array((text.hasSuffix("\n") ? text : text + "\n").utf8))
    }

    /// Draws findings for the person; nothing is said where there are none.
    public static func error(_ findings: [Finding]) {
        if !findings.isEmpty { error(DiagnosticPrinter.text(findings, color: isColored(2))) }
    }

    /// Says why the work could not be done, and gives the exit code for that, to be thrown.
    public static func unable(_ reason: String) -> ExitCode {
        error("aval : \(reason)")
        return ExitCode(2)
    }

    /// Shows something to the person as it is, without a line end: a bar that is drawn again and again.
    public static func raw(_ text: String) {
        _ = write(2, Array(text.utf8))
    }

    /// Writes text to standard output; what cannot be written ends the program with 2.
    public static func output(_ text: String) throws {
        try output(Array((text.hasSuffix("\n") ? text : text + "\n").utf8))
    }

    /// Draws findings on standard output; nothing is written where there are none.
    public static func output(_ findings: [Finding]) throws {
        if !findings.isEmpty { try output(DiagnosticPrinter.text(findings, color: isColored(1))) }
    }

    /// Writes a line of JSON to standard output; what cannot be written ends the program with 2.
    public static func output(json: JSONValue) throws {
        try output(JSONWriter.bytes(of: json) + [UInt8(ascii: "\n")])
    }

    /// Writes bytes to standard output; what cannot be written ends the program with 2.
    public static func output(_ bytes: [UInt8]) throws {
        if !bytes.withUnsafeBytes(deliver) { throw ExitCode(2) }
    }

    /// Writes bytes to standard output; when they cannot be, says why on standard error and gives false.
    public static func deliver(_ bytes: UnsafeRawBufferPointer) -> Bool {
        if write(1, bytes) { return true }
        error("aval : la sortie ne peut pas être écrite : \(String(cString: strerror(errno)))")
        return false
    }

    /// Writes bytes to a descriptor; false when its reader is gone or the disk is full.
    private static func write(_ descriptor: Int32, _ bytes: UnsafeRawBufferPointer) -> Bool {
        var done = 0
        while done < bytes.count {
            let count = Glibc.write(descriptor, bytes.baseAddress?.advanced(by: done), bytes.count - done)
            if count < 0 {
                if errno == EINTR { continue }
                return false
            }
            done += count
        }
        return true
    }

    private static func write(_ descriptor: Int32, _ bytes: [UInt8]) -> Bool {
        bytes.withUnsafeBytes { write(descriptor, $0) }
    }

    /// How many columns the terminal of standard error has; 80 where it is none.
    public static var columns: Int {
        var size = winsize()
        return ioctl(2, UInt(TIOCGWINSZ), &size) == 0 && size.ws_col > 0 ? Int(size.ws_col) : 80
    }

    /// Whether what is said to the person is shown on a terminal.
    public static var isTerminal: Bool { isatty(2) == 1 }

    /// Whether colours make sense there.
    public static func isColored(_ descriptor: Int32) -> Bool {
        isatty(descriptor) == 1 && getenv("NO_COLOR") == nil
    }
}
