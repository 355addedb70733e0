import Testing

@testable import AvalBatch

@Suite("Hashes of what was read and written")
struct StreamHashTests {
    @Test(
        arguments: [
            ("", 0xEF46_DB37_51D8_E999), ("a", 0xD24E_C4F1_A98C_6E5B), ("abc", 0x44BC_2CF5_AD77_0999),
            ("Nobody inspects the spammish repetition", 0xFBCE_A83C_8A37_8BF1),
        ] as [(String, UInt64)])
    func theyAreThoseOfXXH64(_ text: String, _ hash: UInt64) {
        #expect(StreamHash.of(Array(text.utf8)) == hash)
    }

    @Test func theyAreTheSameHoweverTheBytesAreCut() {
        let bytes = (0..<1000).map { UInt8(truncatingIfNeeded: $0 &* 31) }
        let whole = StreamHash.of(bytes)
        for size in [1, 3, 31, 32, 33, 64, 500] {
            var hash = StreamHash()
            var start = 0
            while start < bytes.count {
                let end = min(bytes.count, start + size)
                Array(bytes[start..<end]).withUnsafeBytes { hash.add($0) }
                start = end
            }
            #expect(hash.value == whole, "pieces of \(size)")
        }
        var changed = bytes
        changed[500] ^= 1
        #expect(StreamHash.of(changed) != whole)
    }

    @Test(arguments: [0, 1, UInt64.max, 0x0123_4567_89AB_CDEF])
    func theyAreTheSameAfterTheirDigits(_ hash: UInt64) { #expect(HashText.hash(HashText.of(hash)) == hash) }
}
