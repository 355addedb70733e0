extension String {
    /// The text as a person may be shown it on a terminal: what a file's name may hold that would move the cursor, ring or
    /// hide something is written as `\x1b`.
    public var shown: String {
        guard unicodeScalars.contains(where: Self.acts) else { return self }
        var text = ""
        for scalar in unicodeScalars {
            if Self.acts(scalar) {
                for byte in String(scalar).utf8 {
                    text += "\\x" + (byte < 16 ? "0" : "") + String(byte, radix: 16)
                }
            } else {
                text.unicodeScalars.append(scalar)
            }
        }
        return text
    }

    /// Bytes that are no text, as a shell takes them between `$'` and `'`.
    public static func escaped(_ bytes: [UInt8]) -> String {
        bytes.map { byte in
            (0x20...0x7E).contains(byte) && byte != 0x27 && byte != 0x5C
                ? String(UnicodeScalar(byte)) : "\\x" + (byte < 16 ? "0" : "") + String(byte, radix: 16)
        }.joined()
    }

    /// Control characters, and those that turn the direction of writing.
    private static func acts(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate: true
        default: false
        }
    }
}
