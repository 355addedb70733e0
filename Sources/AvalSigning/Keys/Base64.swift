import FoundationEssentials

/// Bytes as text (RFC 4648), in its two alphabets: that of mail and keys, with `=` at the end, and that of addresses, without.
enum Base64 {
    /// The text of bytes, with `+`, `/` and `=`.
    static func text(_ bytes: [UInt8]) -> String { Data(bytes).base64EncodedString() }

    /// The text of bytes, with `-` and `_`, and no `=`.
    static func addressText(_ bytes: [UInt8]) -> String {
        String(
            decoding: text(bytes).utf8.lazy.filter { $0 != UInt8(ascii: "=") }.map { byte in
                switch byte {
                case UInt8(ascii: "+"): UInt8(ascii: "-")
                case UInt8(ascii: "/"): UInt8(ascii: "_")
                default: byte
                }
            }, as: UTF8.self)
    }

    /// The bytes of a text with `+`, `/` and `=`; nil for any other, what only stands for the same bytes included.
    static func bytes(_ text: String) -> [UInt8]? {
        guard let data = Data(base64Encoded: text), data.base64EncodedString().utf8.elementsEqual(text.utf8) else {
            return nil
        }
        return Array(data)
    }

    /// The bytes of a text with `-` and `_`; nil for any other.
    static func addressBytes(_ text: some StringProtocol) -> [UInt8]? {
        var plain = String(
            decoding: text.utf8.lazy.map { byte in
                switch byte {
                case UInt8(ascii: "-"): UInt8(ascii: "+")
                case UInt8(ascii: "_"): UInt8(ascii: "/")
                default: byte
                }
            }, as: UTF8.self)
        plain += String(repeating: "=", count: (4 - plain.utf8.count % 4) % 4)
        guard let bytes = bytes(plain), addressText(bytes).utf8.elementsEqual(text.utf8) else { return nil }
        return bytes
    }
}
