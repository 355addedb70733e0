import Glibc

/// Asks for lines at a terminal, with editing and history: small enough to be our own, so that the program needs no
/// library of the system's to start.
public struct Prompt: ~Copyable {
    private let sign: String
    private let input: Int32
    private let output: Int32
    private var history: History
    private var reader = KeyReader()
    /// What a terminal sent beyond the line it ended: typed ahead, or pasted.
    private var pending: ArraySlice<UInt8> = []

    /// A prompt that shows `sign` (one column a character) before each line.
    public init(_ sign: String, history: History, input: Int32 = 0, output: Int32 = 1) {
        self.sign = sign
        self.history = history
        self.input = input
        self.output = output
    }

    /// The next line; an empty one where ^C gave it up, `nil` at the end of the input. Only while it waits is the
    /// terminal in a mode of its own.
    public mutating func line() -> String? {
        guard let mode = TerminalMode(input) else { return nil }
        defer { mode.restore() }
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
            let count = read(input, &bytes, bytes.count)
            if count > 0 {
                pending = bytes[..<count]
            } else if count == 0 || errno != EINTR {
                return nil
            }
        }
    }

    private func draw(_ line: EditedLine) {
        let view = LineView(line, width: max(10, width - sign.count))
        let column = sign.count + view.cursorColumn
        write("\r\(sign)\(view.shown)\u{1B}[K\r" + (column > 0 ? "\u{1B}[\(column)C" : ""))
    }

    private var width: Int {
        var size = winsize()
        guard ioctl(output, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return 80 }
        return Int(size.ws_col)
    }

    private func write(_ text: String) {
        var rest = Array(text.utf8)[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { Glibc.write(output, $0.baseAddress, $0.count) }
            if count < 0, errno != EINTR { return }
            rest = rest.dropFirst(max(0, count))
        }
    }
}
