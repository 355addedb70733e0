import AvalValues

/// The forms of codes that Insee gives to activities and professions, over their bytes. Whether a code exists is for a
/// nomenclature to say.
enum ActivityCodes {
    /// The editions of the NAF, which have no last letter in common.
    enum Edition: String, CaseIterable {
        case revision2 = "NAF rév. 2"
        case of2025 = "NAF 2025"
    }

    /// The edition of a NAF code; nil of what has not the form of one: four digits and a letter, with or without a dot
    /// after the second.
    static func edition(ofNAF text: ByteView) -> Edition? {
        let hasDot = text.count == 6
        guard hasDot ? text[2] == UInt8(ascii: ".") : text.count == 5 else { return nil }
        let last = text.count - 1
        for index in 0..<last where !(hasDot && index == 2) {
            guard text[index].isDigit else { return nil }
        }
        guard text[last].isLetter else { return nil }
        let letter = text[last] & 0xDF
        return letter <= UInt8(ascii: "F") || letter == UInt8(ascii: "Z") ? .revision2 : .of2025
    }

    /// Whether a text has the form of a PCS code: three digits and a letter.
    static func isPCS(_ text: ByteView) -> Bool {
        text.count == 4 && text[0].isDigit && text[1].isDigit && text[2].isDigit && text[3].isLetter
    }
}
