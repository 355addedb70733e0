import ArgumentParser
import AvalJSON
import AvalSource
import AvalSystem

/// Data goes to standard output, what is said to a person to standard error; written by descriptor, whole or not at all.
public enum Console {
    /// Says something to the person.
    public static func error(_ text: String) {
        raw(text.hasSuffix("\n") ? text : text + "\n")
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
        // Standard error may be closed: there is nothing else to write to.
        try? Descriptor.standardError.write(Array(text.utf8))
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
        if !deliver({ (output) throws(SystemError) in try output.write(bytes) }) { throw ExitCode(2) }
    }

    /// Writes bytes to standard output; when they cannot be, says why on standard error and gives false.
    public static func deliver(_ bytes: OutputBuffer) -> Bool {
        deliver { (output) throws(SystemError) in try output.write(bytes.bytes.memory) }
    }

    private static func deliver(_ write: (borrowing Descriptor) throws(SystemError) -> Void) -> Bool {
        do throws(SystemError) {
            try write(.standardOutput)
            return true
        } catch {
            Self.error("aval : la sortie ne peut pas être écrite : \(error.reason)")
            return false
        }
    }

    /// Has each signal that was kept handled; a system that gives no thread for it ends the program with 2.
    public static func handleSignals(by act: @escaping @Sendable (Signal) -> Void) throws {
        do throws(SystemError) { try Signals.handle(by: act) } catch {
            Self.error("aval : les signaux ne peuvent pas être reçus : \(error.reason)")
            throw ExitCode(2)
        }
    }

    /// Keeps each of these signals until they are handled; a system that cannot ends the program with 2.
    public static func keepSignals(_ signals: Signal...) throws {
        do throws(SystemError) { for signal in signals { try Signals.keep(signal) } } catch {
            Self.error("aval : les signaux ne peuvent pas être reçus : \(error.reason)")
            throw ExitCode(2)
        }
    }

    /// How many columns the terminal of standard error has; 80 where it is none.
    public static var columns: Int { Terminal.columns(2) }

    /// How many columns the terminal of standard output has; 80 where it is none.
    public static var outputColumns: Int { Terminal.columns(1) }

    /// Whether what is said to the person is shown on a terminal.
    public static var isTerminal: Bool { Terminal.isThere(2) }

    /// Whether data goes to a terminal, and stays nowhere.
    public static var isOutputTerminal: Bool { Terminal.isThere(1) }

    /// Whether colours make sense there.
    public static func isColored(_ descriptor: Int32) -> Bool {
        Terminal.isThere(descriptor) && ThisProcess.environment("NO_COLOR") == nil
    }
}
