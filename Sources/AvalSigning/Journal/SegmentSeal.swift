import AvalJSON
import AvalLoading
import AvalValues

/// The last line of a segment: how many receipts it holds, sealed, so that none can be taken out unseen, and nothing added.
///
/// It is written as a ``Receipt`` is: canonical JSON, sealed without `sceau`, chained by `precedent`.
public struct SegmentSeal: Sendable, Hashable {
    /// The segment's number, from 1.
    public var segment: Int
    /// How many receipts it holds.
    public var count: Int
    /// The number of the last receipt.
    public var last: Int
    /// When it was closed, in UTC.
    public var closedAt: String
    /// What the line before hashes to.
    public var previous: String
    /// The name of the key that sealed it.
    public var key: String
    /// The seal: 64 bytes in base64.
    public var seal = ""

    /// The line of the journal, without its line feed.
    public var line: [UInt8] { bytes(isSealed: true) }

    /// The same, sealed by a key, under its name.
    consuming func sealed(by key: SigningKey) -> SegmentSeal {
        self.key = key.publicKey.id
        seal = Base64.text(key.sign(bytes(isSealed: false)))
        return self
    }

    /// Whether the key that it names made its seal.
    func isSealed(by key: PublicKey) -> Bool {
        guard TextKey(key.id) == TextKey(self.key), let seal = Base64.bytes(seal) else { return false }
        return key.verifies(seal, of: bytes(isSealed: false))
    }

    /// Reads the members of a seal; nil where one is missing, wrong, or of no seal.
    init?(_ value: JSONValue) {
        guard let members = value.members, members.count == 7,
            let segment = value["segment"]?.integer, let count = value["lignes"]?.integer,
            let last = value["dernier"]?.integer, let closedAt = value["scelle_le"]?.string,
            let previous = value["precedent"]?.string, let key = value["cle"]?.string,
            let seal = value["sceau"]?.string, SHA256Digest.isText(previous), SHA256Digest.isText(key)
        else { return nil }
        self.init(
            segment: segment, count: count, last: last, closedAt: closedAt, previous: previous, key: key, seal: seal)
    }

    init(
        segment: Int, count: Int, last: Int, closedAt: String, previous: String, key: String, seal: String = ""
    ) {
        (self.segment, self.count, self.last) = (segment, count, last)
        (self.closedAt, self.previous, self.key, self.seal) = (closedAt, previous, key, seal)
    }

    private func bytes(isSealed: Bool) -> [UInt8] {
        var members: [JSONMember] = [
            JSONMember("cle", .string(key)), JSONMember("dernier", .integer(last)),
            JSONMember("lignes", .integer(count)), JSONMember("precedent", .string(previous)),
        ]
        if isSealed { members.append(JSONMember("sceau", .string(seal))) }
        members.append(JSONMember("scelle_le", .string(closedAt)))
        members.append(JSONMember("segment", .integer(segment)))
        return JSONWriter.bytes(of: .object(members))
    }
}
