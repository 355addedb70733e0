/// The name of a folder that holds one kept set: its turn, and what it must hash to (`000042-` and 64 digits).
struct KeptName: Hashable, CustomStringConvertible {
    /// Counts up from 1: later sets have higher numbers.
    let number: Int
    /// 64 hexadecimal digits.
    let digest: String

    init(number: Int, version: String) {
        self.number = number
        digest = String(version.dropFirst(Self.scheme.count))
    }

    /// Reads a name; nil for any other text, so that nothing else in the folder is ever opened or removed.
    init?(_ text: some StringProtocol) {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.count == 2, (6...Self.mostDigits).contains(parts[0].utf8.count), parts[1].utf8.count == 64,
            parts[0].utf8.allSatisfy({ (0x30...0x39).contains($0) }),
            parts[1].utf8.allSatisfy({ (0x30...0x39).contains($0) || (0x61...0x66).contains($0) }),
            let number = Int(parts[0])
        else { return nil }
        self.number = number
        digest = String(parts[1])
    }

    /// The version that the set must have.
    var version: String { Self.scheme + digest }

    var description: String {
        let digits = String(number)
        return String(repeating: "0", count: max(0, 6 - digits.count)) + digits + "-" + digest
    }

    private static let scheme = "sha256:"
    /// No service accepts so many sets: what is numbered higher is not ours.
    private static let mostDigits = 9
}
