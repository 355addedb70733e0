import AvalSystem

/// Asks for lines at a terminal, with editing and history: small enough to be our own, so that the program needs no
/// library of the system's to start.
public struct Prompt: ~Copyable {
    private let sign: String
    private let input: Descriptor
    private let output: Descriptor
    private var history: History
    private var reader = KeyReader()
    /// What a terminal sent beyond the line it ended: typed ahead, or pasted.
    private var pending: ArraySlice<UInt8> = []

    /// A prompt that shows `sign` (one column a character) before each line.
    public init(_ sign: String, history: History, input: Int32 = 0, output: Int32 = 1) {
        self.sign = sign
        self.history = history
        self.input = Descriptor(lending: input)
        self.output = Descriptor(lending: output)
    }

    /// The next line; an empty one where ^C gave it up, `nil` at the end of the input. Only while it waits is the
    /// terminal in a mode of its own.
    public mutating func line() -> String? {
        guard let mode = TerminalMode(input.number) else { return nil }
        defer { extendLifetime(mode) }
        var line = EditedLine(history: history.lines)
        draw(line)
        while let key = nextKey() {
            let action = line.apply(key)
            switch action {
            case .redraw:
                // What was pasted is drawn once it is all there.
                if pending.isEmpty { draw(line) }
            case .clearScreen:
                write("\u{1B}[H\u{1B}[2J")
                draw(line)
            case .accept:
                draw(line)
                write("\n")
                history.add(line.text)
                return line.text
            case .cancel:
                write("\n")
                return ""
            case .end:
                write("\n")
                return nil
            }
        }
        write("\n")
        return nil
    }

    private mutating func nextKey() -> Key? {
        while true {
            while let byte = pending.popFirst() {
                if let key = reader.take(byte) { return key }
            }
            var bytes = [UInt8](repeating: 0, count: 4_096)
            guard let count = try? input.read(into: &bytes), count > 0 else { return nil }
            pending = bytes[..<count]
        }
    }

    private func draw(_ line: EditedLine) {
        let view = LineView(line, width: max(10, Terminal.columns(output.number) - sign.count))
        let column = sign.count + view.cursorColumn
        write("\r\(sign)\(view.shown)\u{1B}[K\r" + (column > 0 ? "\u{1B}[\(column)C" : ""))
    }

    /// A terminal that cannot be written to shows nothing.
    private func write(_ text: String) { try? output.write(Array(text.utf8)) }
}
