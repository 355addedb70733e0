import AvalLoading

/// Where a journal ends: what the next line is chained to.
public struct JournalEnd: Sendable, Hashable {
    /// What the first line of a journal is chained to.
    public static let origin = SHA256Digest.scheme + String(repeating: "0", count: 2 * SHA256Digest.length)

    /// The number of the last receipt; 0 where there is none.
    public var number = 0
    /// What the last line hashes to.
    public var hash = origin
    /// When the last line was written, in UTC; empty where there is none.
    public var time = ""
    /// The number of the last segment; 0 where there is none.
    public var segment = 0
    /// How many bytes of the last segment are whole lines.
    public var length = 0
    /// How many receipts the last segment holds.
    public var count = 0
    /// Whether its seal closes it.
    public var isSealed = false

    /// The end of a journal that holds nothing.
    public init() {}
}
