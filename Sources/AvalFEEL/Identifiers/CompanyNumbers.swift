import AvalValues

/// The numbers of a French company, over their bytes, written without blanks.
enum CompanyNumbers {
    /// Whether a text is a SIREN: nine digits with their Luhn key (Insee, répertoire Sirene). Zeros alone, which forms are
    /// filled up with, have that key and are nobody's.
    static func isSIREN(_ text: ByteView) -> Bool {
        text.count == 9 && ControlKeys.hasLuhnKey(text.memory) && text != noCompany
    }

    /// Whether a text is a SIRET: fourteen digits with their Luhn key, which begin with a SIREN.
    ///
    /// La Poste has more establishments than there are Luhn keys: the digits of one of them add up to a multiple of 5
    /// instead. Its head office, older than that rule, has a Luhn key.
    static func isSIRET(_ text: ByteView) -> Bool {
        guard text.count == 14, isSIREN(text[0..<9]) else { return false }
        guard text[0..<9] == laPoste, text != laPosteHeadOffice else { return ControlKeys.hasLuhnKey(text.memory) }
        return ControlKeys.digitSum(text.memory).map { $0 % 5 == 0 } ?? false
    }

    /// Nine zeros.
    static let noCompany = ByteView("000000000")
    private static let laPoste = ByteView("356000000")
    private static let laPosteHeadOffice = ByteView("35600000000048")
}
