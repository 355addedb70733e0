import AvalValues
import CMessageDigest

/// SHA-256 (FIPS 180-4) of what is added to it, by libmd.
public struct SHA256Digest {
    private var context = SHA2_CTX()

    /// The digest of nothing yet.
    public init() { SHA256Init(&context) }

    /// Adds bytes.
    public mutating func add(_ bytes: [UInt8]) {
        SHA256Update(&context, bytes, bytes.count)
    }

    /// Adds bytes from memory.
    public mutating func add(_ bytes: ByteView) {
        SHA256Update(&context, bytes.memory.baseAddress, bytes.count)
    }

    /// The digest of all that was added, as `sha256:` and 64 hexadecimal digits.
    public consuming func text() -> String {
        var digest = [UInt8](repeating: 0, count: 32)
        SHA256Final(&digest, &context)
        let digits = Array("0123456789abcdef")
        return digest.reduce(into: "sha256:") { text, byte in
            text.append(digits[Int(byte >> 4)])
            text.append(digits[Int(byte & 15)])
        }
    }

    /// The digest of some bytes.
    public static func text(of bytes: [UInt8]) -> String {
        var digest = SHA256Digest()
        digest.add(bytes)
        return digest.text()
    }
}
