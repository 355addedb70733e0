import AvalValues

/// A French postal code, over its five bytes.
enum PostalCode {
    /// The département of a code: 01 to 95, 2A and 2B, three digits overseas.
    enum Departement {
        /// As the code's first digits write it.
        case start(Int)
        case corseDuSud
        case hauteCorse
        /// Corsica, by a code that does not tell which half.
        case corse
    }

    /// Whether a text is a postal code: five digits that begin with a département. Codes of CEDEX are such codes.
    static func isValid(_ text: ByteView) -> Bool { departement(of: text) != nil }

    /// The département that a code begins with; nil where there is none.
    ///
    /// Corsica is 20: the codes of the south begin with 200 and 201, those of the north with 202 and 206. Other ones are
    /// CEDEX codes of either.
    static func departement(of text: ByteView) -> Departement? {
        guard text.count == 5, let number = ControlKeys.number(text) else { return nil }
        switch number / 1000 {
        case 20:
            switch number / 100 {
            case 200, 201: return .corseDuSud
            case 202, 206: return .hauteCorse
            default: return .corse
            }
        case 1...95: return .start(2)
        case 97, 98: return number / 100 % 10 > 0 ? .start(3) : .none
        default: return nil
        }
    }
}
