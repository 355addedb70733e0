import AvalValues
import Crypto

/// SHA-256 (FIPS 180-4) of what is added to it, by swift-crypto.
public struct SHA256Digest {
    /// How many bytes a digest has.
    public static let length = 32
    /// What texts of digests begin with.
    public static let scheme = "sha256:"

    private var hash = SHA256()

    /// The digest of nothing yet.
    public init() {}

    /// Adds bytes.
    public mutating func add(_ bytes: [UInt8]) {
        bytes.withUnsafeBytes { hash.update(bufferPointer: $0) }
    }

    /// Adds bytes from memory.
    public mutating func add(_ bytes: ByteView) {
        hash.update(bufferPointer: bytes.memory)
    }

    /// The digest of all that was added, as `sha256:` and 64 hexadecimal digits.
    public consuming func text() -> String {
        let digits = Array("0123456789abcdef".utf8)
        return hash.finalize().withUnsafeBytes { digest in
            String(unsafeUninitializedCapacity: Self.scheme.utf8.count + 2 * digest.count) { room in
                var count = room.initialize(fromContentsOf: Self.scheme.utf8)
                for byte in digest {
                    room.initializeElement(at: count, to: digits[Int(byte >> 4)])
                    room.initializeElement(at: count + 1, to: digits[Int(byte & 15)])
                    count += 2
                }
                return count
            }
        }
    }

    /// The digest of some bytes.
    public static func text(of bytes: [UInt8]) -> String {
        var digest = SHA256Digest()
        digest.add(bytes)
        return digest.text()
    }

    /// The digest of bytes in memory.
    public static func text(of bytes: ByteView) -> String {
        var digest = SHA256Digest()
        digest.add(bytes)
        return digest.text()
    }

    /// Whether a text is one that ``text()`` may give.
    public static func isText(_ text: String) -> Bool {
        text.hasPrefix(scheme) && text.utf8.count == scheme.utf8.count + 2 * length
            && text.utf8.dropFirst(scheme.utf8.count).allSatisfy {
                (0x30...0x39).contains($0) || (0x61...0x66).contains($0)
            }
    }
}
