import AvalValues

/// XXH64 of bytes that come piece by piece: tells whether a file still holds what was read of it or written to it. It is
/// made for accidents, at several gigabytes a second, and is no seal against forgery.
struct StreamHash {
    private var lanes = (
        Self.primes.0 &+ Self.primes.1, Self.primes.1, UInt64(0), UInt64(0) &- Self.primes.0
    )
    /// What came after the last whole block.
    private var rest: [UInt8] = []
    /// How many bytes came.
    private(set) var count = 0

    private static let block = 32
    private static let primes: (UInt64, UInt64, UInt64, UInt64, UInt64) = (
        0x9E37_79B1_85EB_CA87, 0xC2B2_AE3D_27D4_EB4F, 0x1656_67B1_9E37_79F9, 0x85EB_CA77_C2B2_AE63,
        0x27D4_EB2F_1656_67C5
    )

    /// The hash of some bytes.
    static func of(_ bytes: [UInt8]) -> UInt64 {
        var hash = StreamHash()
        bytes.withUnsafeBytes { hash.add($0) }
        return hash.value
    }

    /// Adds bytes.
    mutating func add(_ view: ByteView) { add(view.memory) }

    /// Adds a number, as eight bytes.
    mutating func add(_ integer: Int) {
        withUnsafeBytes(of: integer.littleEndian) { add($0) }
    }

    /// Adds bytes.
    mutating func add(_ bytes: UnsafeRawBufferPointer) {
        count += bytes.count
        var start = 0
        if !rest.isEmpty {
            start = min(bytes.count, Self.block - rest.count)
            rest.append(contentsOf: bytes[..<start])
            guard rest.count == Self.block else { return }
            let full = rest
            full.withUnsafeBytes { absorb($0) }
            rest.removeAll(keepingCapacity: true)
        }
        let end = start + (bytes.count - start) / Self.block * Self.block
        absorb(UnsafeRawBufferPointer(rebasing: bytes[start..<end]))
        if end < bytes.count { rest.append(contentsOf: bytes[end...]) }
    }

    private mutating func absorb(_ bytes: UnsafeRawBufferPointer) {
        var (a, b, c, d) = lanes
        var offset = 0
        let bytes = ByteView(bytes)
        while offset < bytes.count {
            a = Self.round(a, bytes.word(at: offset))
            b = Self.round(b, bytes.word(at: offset + 8))
            c = Self.round(c, bytes.word(at: offset + 16))
            d = Self.round(d, bytes.word(at: offset + 24))
            offset += Self.block
        }
        lanes = (a, b, c, d)
    }

    /// The hash of what came so far.
    var value: UInt64 {
        let (p1, p2, p3, p4, p5) = Self.primes
        var hash = p5
        if count >= Self.block {
            let (a, b, c, d) = lanes
            hash = Self.rotated(a, 1) &+ Self.rotated(b, 7) &+ Self.rotated(c, 12) &+ Self.rotated(d, 18)
            for lane in [a, b, c, d] { hash = (hash ^ Self.round(0, lane)) &* p1 &+ p4 }
        }
        hash &+= UInt64(count)
        rest.withUnsafeBytes { bytes in
            let bytes = ByteView(bytes)
            var offset = 0
            while offset + 8 <= bytes.count {
                hash = Self.rotated(hash ^ Self.round(0, bytes.word(at: offset)), 27) &* p1 &+ p4
                offset += 8
            }
            if offset + 4 <= bytes.count {
                let word = bytes.memory.loadUnaligned(fromByteOffset: offset, as: UInt32.self).littleEndian
                hash = Self.rotated(hash ^ UInt64(word) &* p1, 23) &* p2 &+ p3
                offset += 4
            }
            for byte in bytes[offset...] { hash = Self.rotated(hash ^ UInt64(byte) &* p5, 11) &* p1 }
        }
        hash = (hash ^ hash >> 33) &* p2
        hash = (hash ^ hash >> 29) &* p3
        return hash ^ hash >> 32
    }

    @inline(__always)
    private static func round(_ lane: UInt64, _ word: UInt64) -> UInt64 {
        rotated(lane &+ word &* primes.1, 31) &* primes.0
    }

    @inline(__always)
    private static func rotated(_ value: UInt64, _ bits: UInt64) -> UInt64 { value &<< bits | value &>> (64 - bits) }
}

/// A hash as a sheet writes it: sixteen hexadecimal digits.
enum HashText {
    /// The digits of a hash.
    static func of(_ hash: UInt64) -> String {
        let digits = String(hash, radix: 16)
        return String(repeating: "0", count: 16 - digits.count) + digits
    }

    /// The hash of such digits; nil where they are none.
    static func hash(_ text: String) -> UInt64? { text.utf8.count == 16 ? UInt64(text, radix: 16) : nil }
}
