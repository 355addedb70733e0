/// A line while it is typed: its characters, the cursor, and the earlier lines that the arrows bring back.
public struct EditedLine: Sendable {
    /// What is to be done after a key.
    public enum Action: Sendable, Hashable {
        /// Show the line again.
        case redraw
        /// Clear the screen, then show the line again.
        case clearScreen
        /// The line is complete.
        case accept
        /// The line is given up.
        case cancel
        /// There is nothing more to come.
        case end
    }

    /// What is typed so far.
    public private(set) var characters: [Character] = []
    /// How many characters stand before the cursor.
    public private(set) var cursor = 0
    /// Earlier lines, then the line itself: what the arrows walk through, each with what was changed in it.
    private var lines: [String]
    private var lineIndex: Int

    /// The most characters of a line: what is pasted beyond is left out.
    public static let longest = 16_384

    /// An empty line, with the earlier ones, the latest last.
    public init(history: [String]) {
        lines = history + [""]
        lineIndex = history.count
    }

    /// What is typed so far, as a text.
    public var text: String { String(characters) }

    /// Does what a key asks.
    public mutating func apply(_ key: Key) -> Action {
        switch key {
        case .enter: return .accept
        case .interrupt: return .cancel
        case .clearScreen: return .clearScreen
        case .endOfInput:
            if characters.isEmpty { return .end }
            remove(cursor..<min(cursor + 1, characters.count))
        case .scalar(let scalar): insert(scalar)
        case .backspace: remove(max(0, cursor - 1)..<cursor)
        case .delete: remove(cursor..<min(cursor + 1, characters.count))
        case .cutBefore: remove(0..<cursor)
        case .cutAfter: remove(cursor..<characters.count)
        case .cutWord: remove(wordStart..<cursor)
        case .left: cursor = max(0, cursor - 1)
        case .right: cursor = min(characters.count, cursor + 1)
        case .home: cursor = 0
        case .end: cursor = characters.count
        case .up: recall(lineIndex - 1)
        case .down: recall(lineIndex + 1)
        }
        return .redraw
    }

    private mutating func insert(_ scalar: Unicode.Scalar) {
        // An accent that is typed after its letter makes one character with it.
        if cursor > 0, !scalar.isASCII {
            let joined = String(characters[cursor - 1]) + String(scalar)
            if joined.count == 1, joined.unicodeScalars.count <= 16 {
                characters[cursor - 1] = Character(joined)
                return
            }
        }
        guard characters.count < Self.longest else { return }
        characters.insert(Character(scalar), at: cursor)
        cursor += 1
    }

    private mutating func remove(_ range: Range<Int>) {
        characters.removeSubrange(range)
        cursor = range.lowerBound
    }

    private var wordStart: Int {
        var start = cursor
        while start > 0, characters[start - 1] == " " { start -= 1 }
        while start > 0, characters[start - 1] != " " { start -= 1 }
        return start
    }

    private mutating func recall(_ index: Int) {
        guard lines.indices.contains(index) else { return }
        lines[lineIndex] = text
        lineIndex = index
        characters = Array(lines[index])
        cursor = characters.count
    }
}
