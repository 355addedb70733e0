import AvalLoading
import Crypto

/// An Ed25519 key that anyone may have, to check what the service sealed (RFC 8032).
public struct PublicKey: Sendable, Hashable {
    /// Its 32 bytes.
    public let bytes: [UInt8]
    /// What receipts and tokens name it by: SHA-256 of its 32 bytes, as `sha256:` and 64 hexadecimal digits.
    public let id: String

    /// The key of these bytes; nil where they are no key.
    public init?(bytes: [UInt8]) {
        guard bytes.count == 32, (try? Curve25519.Signing.PublicKey(rawRepresentation: bytes)) != nil else {
            return nil
        }
        self.bytes = bytes
        id = SHA256Digest.text(of: bytes)
    }

    /// Whether a signature of 64 bytes was made of these very bytes by the key's other half.
    public func verifies(_ signature: [UInt8], of bytes: [UInt8]) -> Bool {
        guard signature.count == 64, let key = try? Curve25519.Signing.PublicKey(rawRepresentation: self.bytes) else {
            return false
        }
        return key.isValidSignature(signature, for: bytes)
    }

    /// The key in PEM (RFC 8410, `SubjectPublicKeyInfo`), as `openssl pkey -pubin` reads it.
    public var pem: String { PEM.text("PUBLIC KEY", Self.prefix + bytes) }

    /// Reads PEM; nil where it holds no public Ed25519 key.
    public init?(pem: String) {
        guard let body = PEM.body("PUBLIC KEY", of: pem), body.starts(with: Self.prefix) else { return nil }
        self.init(bytes: Array(body.dropFirst(Self.prefix.count)))
    }

    /// What stands in DER before the 32 bytes: a sequence, the identifier 1.3.101.112, a bit string.
    private static let prefix: [UInt8] = [0x30, 0x2A, 0x30, 0x05, 0x06, 0x03, 0x2B, 0x65, 0x70, 0x03, 0x21, 0x00]
}
