/// What someone does at a keyboard.
public enum Key: Sendable, Hashable {
    /// A character typed or pasted.
    case scalar(Unicode.Scalar)
    case enter, backspace, delete, left, right, up, down, home, end
    /// Cut what precedes the cursor, what follows it, or the word before it.
    case cutBefore, cutAfter, cutWord
    /// Clear the line (^C), end the input (^D), clear the screen (^L).
    case interrupt, endOfInput, clearScreen
}

/// Makes keys of the bytes that a terminal sends: UTF-8, control characters, and the escape sequences of ECMA-48.
public struct KeyReader: Sendable {
    private enum State {
        case plain
        case utf8([UInt8], missing: Int)
        case escape
        case sequence([UInt8])
    }

    private var state = State.plain

    /// A reader at rest.
    public init() {}

    /// The key that this byte completes; `nil` where more is to come, or where the byte means nothing here.
    public mutating func take(_ byte: UInt8) -> Key? {
        switch state {
        case .plain: return plain(byte)
        case .utf8(let bytes, let missing): return continued(bytes, missing, byte)
        case .escape:
            // `ESC [ A`, or `ESC O A` from a keypad; anything else with Alt held down means nothing here.
            state = byte == UInt8(ascii: "[") || byte == UInt8(ascii: "O") ? .sequence([]) : .plain
            return nil
        case .sequence(let bytes): return sequence(bytes, byte)
        }
    }

    private mutating func plain(_ byte: UInt8) -> Key? {
        switch byte {
        case 0x1B: state = .escape
        case 0x20..<0x7F: return .scalar(Unicode.Scalar(byte))
        case 0xC2..<0xE0: state = .utf8([byte], missing: 1)
        case 0xE0..<0xF0: state = .utf8([byte], missing: 2)
        case 0xF0..<0xF5: state = .utf8([byte], missing: 3)
        default: return Self.controls[byte]
        }
        return nil
    }

    private static let controls: [UInt8: Key] = [
        0x01: .home, 0x02: .left, 0x03: .interrupt, 0x04: .endOfInput, 0x05: .end, 0x06: .right, 0x08: .backspace,
        // A tab would break the line's layout; a blank does the same for FEEL.
        0x09: .scalar(" "), 0x0A: .enter, 0x0B: .cutAfter, 0x0C: .clearScreen, 0x0D: .enter, 0x0E: .down, 0x10: .up,
        0x15: .cutBefore, 0x17: .cutWord, 0x7F: .backspace,
    ]

    private mutating func continued(_ bytes: [UInt8], _ missing: Int, _ byte: UInt8) -> Key? {
        guard byte & 0xC0 == 0x80 else {
            state = .plain
            return plain(byte)
        }
        if missing > 1 {
            state = .utf8(bytes + [byte], missing: missing - 1)
            return nil
        }
        state = .plain
        let text = String(validating: bytes + [byte], as: UTF8.self)
        // The control characters from U+0080 on are not to reach the terminal again.
        return text?.unicodeScalars.first.flatMap { $0.value < 0xA0 ? nil : .scalar($0) }
    }

    private mutating func sequence(_ bytes: [UInt8], _ byte: UInt8) -> Key? {
        guard (0x40...0x7E).contains(byte) else {
            // Parameters are short; what is not is no key.
            state = (0x20..<0x40).contains(byte) && bytes.count < 16 ? .sequence(bytes + [byte]) : .plain
            return nil
        }
        state = .plain
        switch byte {
        case UInt8(ascii: "A"): return .up
        case UInt8(ascii: "B"): return .down
        case UInt8(ascii: "C"): return .right
        case UInt8(ascii: "D"): return .left
        case UInt8(ascii: "H"): return .home
        case UInt8(ascii: "F"): return .end
        case UInt8(ascii: "~"): return Self.numbered[bytes.first ?? 0]
        default: return nil
        }
    }

    private static let numbered: [UInt8: Key] = [
        UInt8(ascii: "1"): .home, UInt8(ascii: "3"): .delete, UInt8(ascii: "4"): .end, UInt8(ascii: "7"): .home,
        UInt8(ascii: "8"): .end,
    ]
}
