import AvalValues

/// Where the receipt of a declaration stands, by what the declaration hashes to: 16 bytes a receipt, and as many free.
///
/// It keeps the first 64 bits of each hash: what it finds is to be compared with the line itself.
struct ReceiptIndex {
    /// Where a line stands.
    struct Place: Hashable {
        let segment: Int
        let offset: Int
    }

    private struct Entry {
        var key: UInt64 = 0
        /// The segment in the upper 24 bits, from 1; the offset in the others. 0 where the entry is free.
        var place: UInt64 = 0
    }

    private var entries = [Entry](repeating: Entry(), count: 1024)
    private(set) var count = 0

    /// Adds the receipt of a declaration that hashes to `fingerprint` (`sha256:…`).
    mutating func add(_ fingerprint: some Sequence<UInt8>, at place: Place) {
        if count * 2 >= entries.count { grow() }
        count += 1
        insert(Entry(key: Self.key(fingerprint), place: UInt64(place.segment) << 40 | UInt64(place.offset)))
    }

    /// Where receipts stand whose declarations may hash so.
    func places(of fingerprint: some Sequence<UInt8>) -> [Place] {
        let key = Self.key(fingerprint)
        var places: [Place] = []
        var slot = Int(truncatingIfNeeded: key) & (entries.count - 1)
        while entries[slot].place != 0 {
            if entries[slot].key == key {
                let place = entries[slot].place
                places.append(Place(segment: Int(place >> 40), offset: Int(place & (1 << 40 - 1))))
            }
            slot = (slot + 1) & (entries.count - 1)
        }
        return places
    }

    private mutating func insert(_ entry: Entry) {
        var slot = Int(truncatingIfNeeded: entry.key) & (entries.count - 1)
        while entries[slot].place != 0 { slot = (slot + 1) & (entries.count - 1) }
        entries[slot] = entry
    }

    private mutating func grow() {
        let old = entries
        entries = [Entry](repeating: Entry(), count: old.count * 2)
        for entry in old where entry.place != 0 { insert(entry) }
    }

    /// The 16 hexadecimal digits after the scheme, which a hash spreads evenly.
    private static func key(_ fingerprint: some Sequence<UInt8>) -> UInt64 {
        fingerprint.dropFirst("sha256:".utf8.count).prefix(16).reduce(0) { key, digit in
            key << 4 | UInt64(digit & 0xF &+ (digit >> 6) * 9)
        }
    }
}
