/// Walks a plain or quoted scalar: blanks around line breaks go, the breaks fold.
struct FlowWalk {
    private let bytes: [UInt8]
    private let end: Int
    private var offset: Int
    private var text = MappedText()
    /// Blanks that count only if no line break follows them.
    private var blanks: [Int] = []
    private var breaks = PendingBreaks()
    private var isLineStart = false

    /// A walk over the inside of a scalar, without its quotes.
    init(_ bytes: [UInt8], _ range: Range<Int>) {
        self.bytes = bytes
        offset = range.lowerBound
        end = min(range.upperBound, bytes.count)
    }

    /// The text of a plain scalar.
    func plain() -> MappedText {
        walk { walk in walk.copy() }
    }

    /// The text between apostrophes, where two stand for one.
    func singleQuoted() -> MappedText {
        walk { walk in
            if walk.byte(1) == UInt8(ascii: "'"), walk.byte(0) == UInt8(ascii: "'") {
                walk.replace(2, by: [UInt8(ascii: "'")])
            } else {
                walk.copy()
            }
        }
    }

    /// The text between quotation marks, with its escapes.
    func doubleQuoted() -> MappedText {
        walk { walk in
            guard walk.byte(0) == Mark.backslash, let next = walk.byte(1) else { return walk.copy() }
            if Mark.isBreak(next) { return walk.joinLines() }
            let escape = Escape.read(walk.bytes, at: walk.offset)
            walk.replace(escape.length, by: escape.bytes)
        }
    }

    /// Gives each character that is no blank and no break to `read`, which must move on.
    private func walk(_ read: (inout FlowWalk) -> Void) -> MappedText {
        var walk = self
        while walk.offset < end {
            let byte = bytes[walk.offset]
            if Mark.isBreak(byte) {
                walk.meetBreak()
            } else if Mark.isBlank(byte) {
                if !walk.isLineStart { walk.blanks.append(walk.offset) }
                walk.offset += 1
            } else {
                walk.settle()
                read(&walk)
            }
        }
        walk.settle()
        return walk.text
    }

    private func byte(_ ahead: Int) -> UInt8? { offset + ahead < end ? bytes[offset + ahead] : nil }

    private mutating func copy() {
        text.copy(bytes[offset], at: offset)
        offset += 1
    }

    private mutating func replace(_ length: Int, by added: [UInt8]) {
        text.add(added, for: offset..<offset + length)
        offset += length
    }

    /// A break after a backslash joins two lines without a space.
    private mutating func joinLines() {
        offset += 1 + Mark.breakLength(bytes, at: offset + 1)
        isLineStart = true
    }

    private mutating func meetBreak() {
        let range = offset..<offset + Mark.breakLength(bytes, at: offset)
        if isLineStart { breaks.others.append(range) } else { breaks.first = range }
        blanks = []
        isLineStart = true
        offset = range.upperBound
    }

    /// Writes the blanks or the breaks that stood before what comes now.
    private mutating func settle() {
        for blank in blanks { text.copy(bytes[blank], at: blank) }
        blanks = []
        breaks.fold(into: &text)
        isLineStart = false
    }
}

/// An escape of a text between quotation marks (YAML 1.1, « escape sequences »).
struct Escape {
    let length: Int
    let bytes: [UInt8]

    private static let simple: [UInt8: UInt8] = [
        UInt8(ascii: "0"): 0x00, UInt8(ascii: "a"): 0x07, UInt8(ascii: "b"): 0x08, UInt8(ascii: "t"): 0x09, 0x09: 0x09,
        UInt8(ascii: "n"): 0x0A, UInt8(ascii: "v"): 0x0B, UInt8(ascii: "f"): 0x0C, UInt8(ascii: "r"): 0x0D,
        UInt8(ascii: "e"): 0x1B,
    ]
    private static let wide: [UInt8: Unicode.Scalar] = [
        UInt8(ascii: "N"): "\u{85}", UInt8(ascii: "_"): "\u{A0}", UInt8(ascii: "L"): "\u{2028}",
        UInt8(ascii: "P"): "\u{2029}",
    ]
    private static let digits: [UInt8: Int] = [UInt8(ascii: "x"): 2, UInt8(ascii: "u"): 4, UInt8(ascii: "U"): 8]

    /// The escape whose backslash stands at `offset`; libyaml took it already, so it is well formed.
    static func read(_ bytes: [UInt8], at offset: Int) -> Escape {
        let letter = bytes[offset + 1]
        if let byte = simple[letter] { return Escape(length: 2, bytes: [byte]) }
        if let scalar = wide[letter] { return Escape(length: 2, bytes: Array(String(scalar).utf8)) }
        guard let count = digits[letter] else { return Escape(length: 2, bytes: [letter]) }
        let end = min(offset + 2 + count, bytes.count)
        let value = UInt32(String(decoding: bytes[offset + 2..<end], as: UTF8.self), radix: 16)
        let scalar = value.flatMap(Unicode.Scalar.init) ?? "\u{FFFD}"
        return Escape(length: end - offset, bytes: Array(String(scalar).utf8))
    }
}
