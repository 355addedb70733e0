/// The countries of the world by their two letters (ISO 3166-1), and Kosovo (XK), as banks name it.
struct Countries: Sendable {
    /// The first letter, then each second letter that makes a country with it.
    private static let codes = [
        "ADEFGILMOQRSTUWXZ", "BABDEFGHIJLMNOQRSTVWYZ", "CACDFGHIKLMNORUVWXYZ", "DEJKMOZ", "ECEGHRST", "FIJKMOR",
        "GABDEFGHILMNPQRSTUWY", "HKMNRTU", "IDELMNOQRST", "JEMOP", "KEGHIMNPRWYZ", "LABCIKRSTUVY",
        "MACDEFGHKLMNOPQRSTUVWXYZ", "NACEFGILOPRUZ", "OM", "PAEFGHKLMNRSTWY", "QA", "REOSUW",
        "SABCDEGHIJKLMNORSTVXYZ", "TCDFGHJKLMNORTVWZ", "UAGMSYZ", "VACEGINU", "WFS", "XK", "YET", "ZAMW",
    ]

    /// All countries.
    static let all = Countries(codes)

    /// The second letters of each first one, a bit each.
    private let seconds: [UInt32]

    private init(_ codes: [String]) {
        var seconds = [UInt32](repeating: 0, count: 26)
        for code in codes.map({ Array($0.utf8) }) {
            for second in code.dropFirst() { seconds[Int(code[0] - 0x41)] |= 1 << UInt32(second - 0x41) }
        }
        self.seconds = seconds
    }

    /// Whether two letters, capitals or not, name a country.
    func contain(_ first: UInt8, _ second: UInt8) -> Bool {
        guard first.isLetter, second.isLetter else { return false }
        return seconds[Int(first & 0xDF - 0x41)] >> UInt32(second & 0xDF - 0x41) & 1 == 1
    }
}
