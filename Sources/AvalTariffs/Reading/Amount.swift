import AvalSource
import AvalValues

/// Reads amounts and rates: at most two decimals, kept in hundredths, so that no price is ever rounded.
struct Amount {
    /// A price without tax under a key, up to a million.
    static func price(_ key: String) -> Amount { Amount(name: key, most: 1_000_000_00, example: "138.00") }
    /// A VAT rate, in percent.
    static let rate = percentage("tva")
    /// A rate under a key, in percent.
    static func percentage(_ key: String) -> Amount { Amount(name: key, most: 100_00, example: "20.00") }

    let name: String
    let most: Int
    let example: String

    /// The hundredths of a text; nil with a finding that shows the text as it should be, where that can be told.
    func hundredths(_ text: SourceText, _ log: FindingLog) -> Int? {
        if let value = value(text.string) { return value }
        if let plain = mended(text.string, most: .max) ?? (isLong(text.string) ? text.string : nil) {
            let value = value(plain, most: .max)
            if value.map({ $0 > most }) ?? true {
                log.add(TariffFinding.outOfReach(name: name, most: shown(most)), at: text.span)
                return nil
            }
        }
        log.add(TariffFinding.noAmount(name: name, mended: mended(text.string), example: example), at: text.span)
        return nil
    }

    /// Whether a text is a number of more digits than any price has.
    private func isLong(_ text: String) -> Bool {
        text.utf8.count > 9 && text.utf8.allSatisfy { 0x30...0x39 ~= $0 || $0 == 0x2E }
            && text.utf8.count { $0 == 0x2E } <= 1
    }

    /// Hundredths as a number of whole ones is written.
    private func shown(_ hundredths: Int) -> String { "\(hundredths / 100)" }

    private func value(_ text: String) -> Int? { value(text, most: most) }

    private func value(_ text: String, most: Int) -> Int? {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count <= 2, parts.allSatisfy({ !$0.isEmpty && $0.utf8.allSatisfy { 0x30...0x39 ~= $0 } }),
            parts[0].count <= 9, let whole = Int(parts[0])
        else { return nil }
        let decimals = parts.count == 2 ? parts[1] : ""
        guard decimals.count <= 2 else { return nil }
        let cents = Int(decimals + String(repeating: "0", count: 2 - decimals.count)) ?? 0
        let value = whole * 100 + cents
        return value <= most ? value : nil
    }

    /// What a person probably means by « 1 138,00 € » or « 20 % ».
    private func mended(_ text: String) -> String? { mended(text, most: most) }

    private func mended(_ text: String, most: Int) -> String? {
        let plain = text.filter { !$0.isWhitespace && !"€%".contains($0) }.map { $0 == "," ? "." : $0 }
        return value(String(plain), most: most) == nil ? nil : String(plain)
    }
}
