import AvalValues

/// How a person is reached, over the bytes of what was typed, with the blanks around it.
enum Contacts {
    /// Whether a text is a French phone number: ten digits that begin with 0 and another, or +33 or 0033 and nine digits.
    ///
    /// Blanks, dots, hyphens and slashes may stand between the digits, and the 0 that is not dialled from abroad in
    /// parentheses: `+33 (0)3 81 84 01 75`.
    static func isPhone(_ text: ByteView) -> Bool {
        var digits = PhoneDigits()
        guard digits.read(text) else { return false }
        switch digits.prefix {
        case .none: return digits.count == 10 && digits.value >= 100_000_000 && digits.value < 1_000_000_000
        case .plus: return isSubscriber(digits, after: 33, of: 11)
        case .zeros: return isSubscriber(digits, after: 33, of: 13)
        }
    }

    /// Whether the name of a commune has « CEDEX » behind it as a word, in capitals or not, perhaps with a number.
    static func isCEDEX(_ text: ByteView) -> Bool {
        let word = ByteView("CEDEX")
        guard text.count > word.count else { return false }
        for start in 1...(text.count - word.count) where !text[start - 1].isAlphanumeric {
            let end = start + word.count
            let isWord = (0..<word.count).allSatisfy { text[start + $0].isLetter(word[$0]) }
            if isWord, end == text.count || !text[end].isAlphanumeric { return true }
        }
        return false
    }

    private static func isSubscriber(_ digits: PhoneDigits, after country: Int, of count: Int) -> Bool {
        digits.count == count && digits.value / 1_000_000_000 == country
            && digits.value % 1_000_000_000 >= 100_000_000
    }

    /// Whether a text is an e-mail address as portals and mail servers take it (RFC 5321, 4.1.2, without quoted names,
    /// comments and addresses of machines): a name of up to 64 characters, « @ », a domain of at least two labels.
    static func isEmail(_ text: ByteView) -> Bool {
        let text = trimmed(text)
        guard text.count <= 254, let at = text.offset(of: UInt8(ascii: "@")), at > 0, at <= 64 else { return false }
        return isLocalPart(text[0..<at]) && isDomain(text[(at + 1)...])
    }

    private static func isLocalPart(_ text: ByteView) -> Bool {
        var isAfterDot = true
        for byte in text {
            if byte == UInt8(ascii: ".") {
                if isAfterDot { return false }
                isAfterDot = true
            } else {
                guard isAtomText(byte) else { return false }
                isAfterDot = false
            }
        }
        return !isAfterDot
    }

    /// The characters of names without quotes (RFC 5322, 3.2.3).
    private static func isAtomText(_ byte: UInt8) -> Bool {
        if byte.isAlphanumeric { return true }
        switch byte {
        case 0x21, 0x23...0x27, 0x2A, 0x2B, 0x2D, 0x2F, 0x3D, 0x3F, 0x5E...0x60, 0x7B...0x7E: return true
        default: return false
        }
    }

    /// Labels of letters, digits and inner hyphens (RFC 1123, 2.1); the last is no number.
    private static func isDomain(_ text: ByteView) -> Bool {
        var (labels, length, hasLetter) = (0, 0, false)
        var last = UInt8(ascii: ".")
        for byte in text {
            if byte == UInt8(ascii: ".") {
                guard length > 0, last != UInt8(ascii: "-") else { return false }
                (labels, length, hasLetter) = (labels + 1, 0, false)
            } else {
                guard byte.isAlphanumeric || byte == UInt8(ascii: "-") && length > 0, length < 63 else { return false }
                length += 1
                hasLetter = hasLetter || byte.isLetter
            }
            last = byte
        }
        return labels > 0 && length > 1 && hasLetter && last != UInt8(ascii: "-")
    }

    /// A text without the spaces at its ends.
    private static func trimmed(_ text: ByteView) -> ByteView {
        var (start, end) = (0, text.count)
        while start < end, text[start] == 0x20 { start += 1 }
        while end > start, text[end - 1] == 0x20 { end -= 1 }
        return text[start..<end]
    }
}
