import AvalJSON
import AvalLoading
import AvalValues

/// What a judgement leaves for a signature to come: which declaration was judged, under which rules, and until when that holds.
///
/// Its text is `PAYLOAD.SEAL`, both in base64 of addresses: canonical JSON (RFC 8785) and Ed25519 over it after a line that no
/// receipt begins with, so that neither is ever taken for the other. It holds no personal data.
public struct SigningToken: Sendable, Hashable {
    /// What the declaration hashes to without its signature.
    public var fingerprint: String
    /// The version of the rules and tariffs.
    public var rules: String
    /// The year of the tariff; nil where the declaration has none.
    public var exercice: Int?
    /// The day judged, as a day number.
    public var day: Int
    /// Until when it may be used, in seconds since 1970, UTC.
    public var expiry: Int

    /// The longest text of a token, in bytes.
    public static let longest = 1024
    private static let heading = Array("aval-jeton\n".utf8)

    /// What a judgement leaves.
    public init(fingerprint: String, rules: String, exercice: Int?, day: Int, expiry: Int) {
        self.fingerprint = fingerprint
        self.rules = rules
        self.exercice = exercice
        self.day = day
        self.expiry = expiry
    }

    /// The token's text, sealed.
    public func text(sealedBy key: SigningKey) -> String {
        let payload = payload(key.publicKey.id)
        return Base64.addressText(payload) + "." + Base64.addressText(key.sign(Self.heading + payload))
    }

    /// Reads a text that one of these keys sealed; nil for any other.
    public init?(_ text: String, sealedByOneOf keys: [PublicKey]) {
        guard text.utf8.count <= Self.longest else { return nil }
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 2, let payload = Base64.addressBytes(parts[0]), let seal = Base64.addressBytes(parts[1]),
            let value = try? JSONReader.parse(payload), let id = value["cle"]?.string,
            let key = keys.first(where: { TextKey($0.id) == TextKey(id) }),
            key.verifies(seal, of: Self.heading + payload),
            let fingerprint = value["empreinte"]?.string, let rules = value["regles"]?.string,
            let day = value["jour"]?.integer, let expiry = value["expire"]?.integer
        else { return nil }
        self.init(
            fingerprint: fingerprint, rules: rules, exercice: value["exercice"]?.integer, day: day, expiry: expiry)
    }

    private func payload(_ key: String) -> [UInt8] {
        let value: JSONValue = [
            "cle": .string(key), "empreinte": .string(fingerprint),
            "exercice": exercice.map { .integer($0) } ?? .null, "expire": .integer(expiry), "jour": .integer(day),
            "regles": .string(rules),
        ]
        return JSONWriter.bytes(of: value)
    }
}
