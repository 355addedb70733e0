import AvalValues

/// What texts are written in: told, checked, and turned into UTF-8.
enum Encoding {
    /// Whether bytes go beyond ASCII: eight at a time.
    static func isBeyondASCII(_ bytes: ByteView) -> Bool {
        var index = 0
        while index + 8 <= bytes.count {
            if bytes.word(at: index) & 0x8080_8080_8080_8080 != 0 { return true }
            index += 8
        }
        while index < bytes.count {
            if bytes[index] >= 0x80 { return true }
            index += 1
        }
        return false
    }

    /// The encoding that bytes beyond ASCII show.
    static func told(by bytes: ByteView) -> CSVEncoding { isUTF8(bytes) ? .utf8 : .windows1252 }

    /// A text in an encoding; what stands for no character is replaced.
    static func text(_ bytes: ByteView, _ encoding: CSVEncoding) -> String {
        guard encoding == .windows1252 else { return bytes.text }
        let room = Room()
        _ = Windows1252.decode(bytes, into: room)
        return room.bytes.text
    }

    /// Whether bytes are UTF-8.
    static func isUTF8(_ bytes: ByteView) -> Bool {
        var index = 0
        while index < bytes.count {
            if index + 8 <= bytes.count, bytes.word(at: index) & 0x8080_8080_8080_8080 == 0 {
                index += 8
                continue
            }
            guard let length = lengthOfCharacter(bytes, index) else { return false }
            index += length
        }
        return true
    }

    /// How many bytes a character takes; nil where there is none (RFC 3629: no surrogates, none longer than need be).
    private static func lengthOfCharacter(_ bytes: ByteView, _ index: Int) -> Int? {
        let first = bytes[index]
        if first < 0x80 { return 1 }
        let length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2
        guard first >= 0xC2, first <= 0xF4, index + length <= bytes.count else { return nil }
        let second = bytes[index + 1]
        let least: UInt8 = first == 0xE0 ? 0xA0 : first == 0xF0 ? 0x90 : 0x80
        let most: UInt8 = first == 0xED ? 0x9F : first == 0xF4 ? 0x8F : 0xBF
        guard second >= least, second <= most else { return nil }
        for offset in 2..<max(2, length) where bytes[index + offset] & 0xC0 != 0x80 { return nil }
        return length
    }
}
