import AvalSystem

/// The time zone database of the machine: TZif files (RFC 8536), one a region.
enum ZoneDatabase {
    private static let root = "/usr/share/zoneinfo/"

    /// The region of that name, read from its file.
    static func region(_ id: String) -> ZoneRegion? {
        // The greatest file of the database has 4 KB.
        guard isName(id), let bytes = try? WholeFile.read(root + id, atMost: 65_536) else { return nil }
        return parse(bytes, id: id)
    }

    /// Letters, digits and `_+-` between slashes: never a way out of the database's folder.
    private static func isName(_ id: String) -> Bool {
        guard id.utf8.count <= 64, let first = id.utf8.first, first | 0x20 >= UInt8(ascii: "a") else { return false }
        return id.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false).allSatisfy { part in
            !part.isEmpty
                && part.allSatisfy { byte in
                    switch byte {
                    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "+"), UInt8(ascii: "-"):
                        true
                    default: false
                    }
                }
        }
    }

    /// The second block of a file of version 2 or more: 64-bit instants, then the rule of the years to come.
    static func parse(_ bytes: [UInt8], id: String) -> ZoneRegion? {
        guard let first = Header(bytes, at: 0), first.version >= UInt8(ascii: "2") else { return nil }
        let start = 44 + first.size(timeBytes: 4)
        guard let header = Header(bytes, at: start) else { return nil }
        let base = start + 44
        let footer = base + header.size(timeBytes: 8)
        guard header.kinds > 0, footer <= bytes.count else { return nil }
        let kindIndexes = base + header.times * 8
        let kinds = (0..<header.kinds).map { signed(bytes, at: kindIndexes + header.times + $0 * 6, count: 4) }
        var offsets = [kinds[0]]
        for index in 0..<header.times {
            let kind = Int(bytes[kindIndexes + index])
            guard kind < kinds.count else { return nil }
            offsets.append(kinds[kind])
        }
        let rule = bytes[footer...].split(separator: UInt8(ascii: "\n")).first.map {
            String(decoding: $0, as: UTF8.self)
        }
        return ZoneRegion(
            id: id, transitions: (0..<header.times).map { signed(bytes, at: base + $0 * 8, count: 8) },
            offsets: offsets, rule: rule.flatMap(YearlyRule.init))
    }

    private struct Header {
        let version: UInt8
        private let universal: Int
        private let standard: Int
        private let leaps: Int
        let times: Int
        let kinds: Int
        private let characters: Int

        init?(_ bytes: [UInt8], at start: Int) {
            guard bytes.count >= start + 44, bytes[start..<start + 4].elementsEqual("TZif".utf8) else { return nil }
            version = bytes[start + 4]
            let counts = (0..<6).map { signed(bytes, at: start + 20 + $0 * 4, count: 4) }
            guard counts.allSatisfy({ $0 >= 0 && $0 < 65_536 }) else { return nil }
            (universal, standard, leaps) = (counts[0], counts[1], counts[2])
            (times, kinds, characters) = (counts[3], counts[4], counts[5])
        }

        func size(timeBytes: Int) -> Int {
            times * (timeBytes + 1) + kinds * 6 + characters + leaps * (timeBytes + 4) + standard + universal
        }
    }

    /// A big-endian number with a sign.
    private static func signed(_ bytes: [UInt8], at start: Int, count: Int) -> Int {
        let value = bytes[start..<start + count].reduce(0) { $0 << 8 | UInt64($1) }
        let unused = UInt64(64 - count * 8)
        return Int(Int64(bitPattern: value << unused) >> Int64(unused))
    }
}
