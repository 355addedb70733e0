/// Bytes between two lines that say what they are (RFC 7468).
enum PEM {
    /// The text of bytes under a label.
    static func text(_ label: String, _ bytes: [UInt8]) -> String {
        var lines = "-----BEGIN \(label)-----\n"
        var rest = Base64.text(bytes)[...]
        while !rest.isEmpty {
            lines += rest.prefix(64) + "\n"
            rest = rest.dropFirst(64)
        }
        return lines + "-----END \(label)-----\n"
    }

    /// The bytes under a label; nil where there are none, or more than one such block.
    static func body(_ label: String, of text: String) -> [UInt8]? {
        let lines = text.split(whereSeparator: \.isNewline).map { $0.filter { !$0.isWhitespace || $0 == " " } }
        guard let begin = lines.firstIndex(of: "-----BEGIN \(label)-----"),
            let end = lines.firstIndex(of: "-----END \(label)-----"), begin < end,
            lines.lastIndex(of: "-----BEGIN \(label)-----") == begin
        else { return nil }
        return Base64.bytes(lines[(begin + 1)..<end].joined())
    }
}
