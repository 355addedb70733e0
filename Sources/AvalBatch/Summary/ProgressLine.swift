/// What a person sees of a batch that runs: a bar on a terminal, a line a minute elsewhere. Told the time, so that tests
/// need no clock.
public struct ProgressLine {
    private let isTerminal: Bool
    private let columns: Int
    private var first: (time: Int, reading: ProgressMeter.Reading)?
    private var shown: Int?
    private var hasShown = false

    /// How long to wait between two bars, and between two lines, in milliseconds.
    private static let pace = (bar: 200, line: 60_000)

    /// Nothing is shown yet; `columns` is how wide the terminal is.
    public init(isTerminal: Bool, columns: Int) {
        self.isTerminal = isTerminal
        self.columns = columns
    }

    /// What to write now, at a time in milliseconds; nil when it is not yet time.
    public mutating func text(of reading: ProgressMeter.Reading, at time: Int) -> String? {
        guard let first else {
            self.first = (time, reading)
            shown = time
            return nil
        }
        guard time - (shown ?? time) >= (isTerminal ? Self.pace.bar : Self.pace.line) else { return nil }
        shown = time
        hasShown = true
        let words = words(reading, first.reading, elapsed: time - first.time)
        return isTerminal ? "\r\u{1B}[K" + String(bar(reading, words).prefix(max(10, columns - 1))) : words + "\n"
    }

    /// What clears the bar; nil when there is none.
    public var end: String? { isTerminal && hasShown ? "\r\u{1B}[K" : nil }

    private func words(_ reading: ProgressMeter.Reading, _ first: ProgressMeter.Reading, elapsed: Int) -> String {
        let rate = (reading.declarations - first.declarations) * 1000 / max(1, elapsed)
        var words = "\(FrenchNumbers.count(reading.declarations)) déclarations, \(FrenchNumbers.count(rate))/s"
        if let size = reading.size, size > 0 {
            words = "\(min(100, reading.bytes * 100 / size)) %, " + words
            let read = reading.bytes - first.bytes
            if read > 0, reading.bytes < size {
                let left = Int(Int128(size - reading.bytes) * Int128(elapsed) / Int128(read)) / 1000
                words += ", reste \(Self.duration(left))"
            }
        }
        return words
    }

    private func bar(_ reading: ProgressMeter.Reading, _ words: String) -> String {
        guard let size = reading.size, size > 0 else { return words }
        let width = 20
        let full = min(width, reading.bytes * width / size)
        return String(repeating: "█", count: full) + String(repeating: "░", count: width - full) + " " + words
    }

    /// `2 h 05 min`, `3 min 20 s`, `12 s`.
    static func duration(_ seconds: Int) -> String {
        func two(_ value: Int) -> String { value < 10 ? "0\(value)" : "\(value)" }
        if seconds >= 3600 { return "\(seconds / 3600) h \(two(seconds / 60 % 60)) min" }
        return seconds >= 60 ? "\(seconds / 60) min \(two(seconds % 60)) s" : "\(seconds) s"
    }
}
