import AvalValues

/// The number of a person in the répertoire national (« NIR »), over its fifteen bytes written without blanks: sex, year,
/// month, département, commune, rank, key.
enum NIR {
    /// Whether the key is right and each part can be what it stands for.
    ///
    /// Months from 20 on stand for a civil record that is incomplete. A département is 01 to 99, 2A or 2B: those that no
    /// longer exist, and 99 for a birth abroad, are in the numbers of people who live.
    static func isValid(_ text: ByteView) -> Bool {
        guard text.count == 15, isSex(text[0]), let month = ControlKeys.number(text[3..<5]),
            (1...12).contains(month) || month >= 20, text[5..<7] != ByteView("00"), let number = number(of: text),
            let key = ControlKeys.number(text[13..<15])
        else { return false }
        return key == 97 - number % 97
    }

    /// Whether a valid number is a provisional one, given until the civil record is known: its sex is none of 1 and 2.
    static func isProvisional(_ text: ByteView) -> Bool {
        isValid(text) && text[0] != UInt8(ascii: "1") && text[0] != UInt8(ascii: "2")
    }

    private static func isSex(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "1"), UInt8(ascii: "2"), UInt8(ascii: "3"), UInt8(ascii: "4"), UInt8(ascii: "7"),
            UInt8(ascii: "8"):
            true
        default: false
        }
    }

    /// The number before the key, in which 2A counts as 19 and 2B as 18.
    private static func number(of text: ByteView) -> Int? {
        guard let start = ControlKeys.number(text[0..<5]), let end = ControlKeys.number(text[7..<13]),
            let departement = departement(text[5], text[6])
        else { return nil }
        return (start * 100 + departement) * 1_000_000 + end
    }

    private static func departement(_ first: UInt8, _ second: UInt8) -> Int? {
        guard first.isDigit else { return nil }
        if second.isDigit { return Int(first - 0x30) * 10 + Int(second - 0x30) }
        guard first == UInt8(ascii: "2") else { return nil }
        if second.isLetter(UInt8(ascii: "A")) { return 19 }
        return second.isLetter(UInt8(ascii: "B")) ? 18 : nil
    }
}
