import ArgumentParser
import AvalConformance
import AvalJSON
import AvalValues

/// `aval feel --jsonl`: conformance cases in, their values out, a line each, with FEEL's own functions alone.
public struct ConformanceRun {
    private let conformance: Conformance
    /// The longest line that is read as a case.
    private static let longestLine = 4 << 20

    /// A run at this moment.
    public init(now: DateTime) {
        conformance = Conformance(now: now)
    }

    /// Answers every line; ends the program with 1 where one could not be read, with 2 where nobody takes the answers.
    public func run() throws {
        var lines = InputLines(0, limit: Self.longestLine)
        let output = OutputBuffer(capacity: 64 << 10)
        var isReadable = true
        var isBroken = false
        func flush() {
            if !isBroken, output.count > 0, !Console.deliver(output) { isBroken = true }
            output.removeAll()
        }
        func write(_ answer: String) {
            output.put(text: answer)
            output.put("\n")
            if output.count > 64 << 10 { flush() }
        }
        while !isBroken, let line = lines.next(beforeWaiting: flush) {
            switch line {
            case .text(let text):
                // A blank line is no case, and nothing to complain of.
                if text.allSatisfy(\.isWhitespace) { continue }
                if !conformance.answer(line: text, write) { isReadable = false }
            case .tooLong, .notUTF8:
                isReadable = false
                write(Conformance.refusal(line == .tooLong ? "ligne trop longue" : "ligne qui n'est pas de l'UTF-8"))
            }
        }
        flush()
        if isBroken { throw ExitCode(2) }
        if !isReadable { throw ExitCode(1) }
    }
}
