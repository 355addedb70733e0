import Crypto

/// The Ed25519 key that a service seals with (RFC 8032); whoever has it can sign in its name.
public struct SigningKey: Sendable {
    /// Its other half.
    public let publicKey: PublicKey
    private let key: Curve25519.Signing.PrivateKey

    /// A new key, of the system's randomness.
    public init() {
        let made = Curve25519.Signing.PrivateKey()
        guard let other = PublicKey(bytes: Array(made.publicKey.rawRepresentation)) else {
            preconditionFailure("a key just made has a public half")
        }
        (key, publicKey) = (made, other)
    }

    /// The signature of bytes, 64 bytes.
    public func sign(_ bytes: [UInt8]) -> [UInt8] {
        // It fails where memory does, and then nothing else goes on either.
        guard let signature = try? key.signature(for: bytes) else { preconditionFailure("Ed25519 signs any bytes") }
        return Array(signature)
    }

    /// The key in PEM (RFC 8410, PKCS #8), as `openssl pkey` reads it.
    var pem: String { PEM.text("PRIVATE KEY", Self.prefix + Array(key.rawRepresentation)) }

    /// Reads PEM; nil where it holds no private Ed25519 key.
    init?(pem: String) {
        guard let body = PEM.body("PRIVATE KEY", of: pem), body.count == 48, body.starts(with: Self.prefix),
            let read = try? Curve25519.Signing.PrivateKey(rawRepresentation: Array(body.dropFirst(Self.prefix.count))),
            let other = PublicKey(bytes: Array(read.publicKey.rawRepresentation))
        else { return nil }
        (key, publicKey) = (read, other)
    }

    /// What stands in DER before the 32 bytes: a sequence, version 0, the identifier 1.3.101.112, two octet strings.
    private static let prefix: [UInt8] = [
        0x30, 0x2E, 0x02, 0x01, 0x00, 0x30, 0x05, 0x06, 0x03, 0x2B, 0x65, 0x70, 0x04, 0x22, 0x04, 0x20,
    ]
}
