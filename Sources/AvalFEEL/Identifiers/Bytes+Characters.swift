/// What a byte of an identifier is, in ASCII.
extension UInt8 {
    /// Whether it is a digit.
    @inline(__always)
    var isDigit: Bool { self &- 0x30 < 10 }

    /// Whether it is a letter, a capital or not.
    @inline(__always)
    var isLetter: Bool { (self & 0xDF) &- 0x41 < 26 }

    /// Whether it is a letter or a digit.
    @inline(__always)
    var isAlphanumeric: Bool { isDigit || isLetter }

    /// Whether it is that letter, which is given as a capital, or its small form.
    @inline(__always)
    func isLetter(_ capital: UInt8) -> Bool { self & 0xDF == capital }
}
