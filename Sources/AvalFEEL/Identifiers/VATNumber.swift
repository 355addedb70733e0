import AvalValues

/// A French number of intra-community VAT (« TVA intracommunautaire »), over its bytes, written without blanks: `FR`, a
/// key of two characters, the SIREN.
enum VATNumber {
    /// What can be said of the key of a number that is well formed.
    enum Key: String, CaseIterable {
        case right = "juste"
        case wrong = "fausse"
        /// A key with letters: how it is computed is not published with the rule for digits.
        case unverified = "non verifiee"
    }

    /// Whether the number is well formed and its key not wrong.
    static func isValid(_ text: ByteView) -> Bool { key(of: text).map { $0 != .wrong } ?? false }

    /// The key of a number; nil of what is none: not `FR`, a letter I or O, no nine digits, or nine that are no SIREN.
    ///
    /// Companies of Monaco have a number without a SIREN: it begins with three zeros.
    static func key(of text: ByteView) -> Key? {
        guard let number = number(of: text) else { return nil }
        guard let key = ControlKeys.number(text[2..<4]) else {
            return isLetterOrDigit(text[2]) && isLetterOrDigit(text[3]) ? .unverified : nil
        }
        return key == expectedKey(number) ? .right : .wrong
    }

    /// The stretch of the SIREN; nil where there is none, as in Monaco.
    static func siren(of text: ByteView) -> Range<Int>? {
        key(of: text) == nil || isMonegasque(text) ? nil : 4..<13
    }

    /// The number of a SIREN, whose key is of digits; nil of what is no SIREN.
    static func number(ofSIREN siren: ByteView) -> String? {
        guard CompanyNumbers.isSIREN(siren), let number = ControlKeys.number(siren) else { return nil }
        let key = expectedKey(number)
        return "FR\(key < 10 ? "0" : "")\(key)\(siren.text)"
    }

    private static func expectedKey(_ siren: Int) -> Int { (12 + 3 * (siren % 97)) % 97 }

    private static func number(of text: ByteView) -> Int? {
        guard text.count == 13, text[0].isLetter(UInt8(ascii: "F")), text[1].isLetter(UInt8(ascii: "R")),
            isMonegasque(text) && text[4..<13] != CompanyNumbers.noCompany || CompanyNumbers.isSIREN(text[4..<13])
        else { return nil }
        return ControlKeys.number(text[4..<13])
    }

    private static func isMonegasque(_ text: ByteView) -> Bool { text[4..<7] == ByteView("000") }

    private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
        byte.isDigit || byte.isLetter && !byte.isLetter(UInt8(ascii: "I")) && !byte.isLetter(UInt8(ascii: "O"))
    }
}
