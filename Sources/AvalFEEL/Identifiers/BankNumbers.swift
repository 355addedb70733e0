import AvalValues

/// What a direct debit names: accounts, banks, mandates and creditors, over their bytes, written without blanks.
enum BankNumbers {
    /// Whether a text is an IBAN: of a country that has them, as long and built as they are there, with its key, and for
    /// France and Monaco with the key of the account in it (« clé RIB »).
    static func isIBAN(_ text: ByteView) -> Bool {
        guard IBANRegistry.shared.fits(text), hasCheckDigits(text),
            let account = ControlKeys.remainder97(text[4...].memory, after: 0),
            ControlKeys.remainder97(text[0..<4].memory, after: account) == 1
        else { return false }
        let isFrench = text[0].isLetter(UInt8(ascii: "F")) && text[1].isLetter(UInt8(ascii: "R"))
        let isMonegasque = text[0].isLetter(UInt8(ascii: "M")) && text[1].isLetter(UInt8(ascii: "C"))
        return !isFrench && !isMonegasque || hasRIBKey(text[4...])
    }

    /// Whether a text is a BIC (ISO 9362): four letters for the bank, a country, two characters for the place, and
    /// perhaps three for the branch.
    static func isBIC(_ text: ByteView) -> Bool {
        guard text.count == 8 || text.count == 11, Countries.all.contain(text[4], text[5]) else { return false }
        for byte in text[0..<4] where !byte.isLetter { return false }
        for byte in text[6...] where !byte.isAlphanumeric { return false }
        return true
    }

    /// Whether a text can be the reference of a mandate (« RUM »): 1 to 35 characters of those that banks transmit, no
    /// blank, and no slash at either end or behind another (EPC, SEPA Direct Debit Core implementation guidelines).
    static func isMandateReference(_ text: ByteView) -> Bool {
        let slash = UInt8(ascii: "/")
        guard (1...35).contains(text.count), text[text.count - 1] != slash else { return false }
        var last = slash
        for byte in text {
            if byte == slash, last == slash { return false }
            guard byte.isAlphanumeric || isTransmitted(byte) else { return false }
            last = byte
        }
        return true
    }

    /// Whether a text is the number of a SEPA creditor (« ICS », EPC AT-02): a country, a key, three characters that the
    /// creditor chooses and the key leaves out, and a number of that country: six characters in France
    /// (Banque de France).
    static func isCreditor(_ text: ByteView) -> Bool {
        guard (8...35).contains(text.count), Countries.all.contain(text[0], text[1]), hasCheckDigits(text) else {
            return false
        }
        for byte in text[4...] where !byte.isAlphanumeric { return false }
        guard let number = ControlKeys.remainder97(text[7...].memory, after: 0),
            ControlKeys.remainder97(text[0..<4].memory, after: number) == 1
        else { return false }
        let isFrench = text[0].isLetter(UInt8(ascii: "F")) && text[1].isLetter(UInt8(ascii: "R"))
        return !isFrench || text.count == 13
    }

    /// Whether the third and fourth characters can be check digits: 00, 01 and 99 have the remainders of 97, 98 and 02,
    /// which are the ones that are given (ISO 7064).
    private static func hasCheckDigits(_ text: ByteView) -> Bool {
        ControlKeys.number(text[2..<4]).map { (2...98).contains($0) } ?? false
    }

    private static func isTransmitted(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "/"), UInt8(ascii: "-"), UInt8(ascii: "?"), UInt8(ascii: ":"), UInt8(ascii: "("),
            UInt8(ascii: ")"), UInt8(ascii: "."), UInt8(ascii: ","), UInt8(ascii: "'"), UInt8(ascii: "+"):
            true
        default: false
        }
    }

    /// Whether bank, branch, account and key make a multiple of 97, which is how the key is chosen:
    /// 97 - (89 bank + 15 branch + 3 account) mod 97, from 01 to 97: 00, 98 and 99 have the remainders of others and are never
    /// given. A letter counts as the digit that it shares a key with.
    private static func hasRIBKey(_ account: ByteView) -> Bool {
        guard let key = ControlKeys.number(account[(account.count - 2)...]), (1...97).contains(key) else {
            return false
        }
        var rest = 0
        for byte in account {
            let digit = byte.isDigit ? Int(byte - 0x30) : Self.digit(ofLetter: Int(byte & 0xDF - 0x41))
            rest = (rest * 10 + digit) % 97
        }
        return rest == 0
    }

    /// A to I and J to R count 1 to 9, S to Z 2 to 9.
    private static func digit(ofLetter index: Int) -> Int { index % 9 + (index < 18 ? 1 : 2) }
}
