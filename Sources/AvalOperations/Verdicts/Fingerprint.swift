import AvalDeclarations
import AvalJSON
import AvalLoading
import AvalValues

/// What names a declaration however it is formatted: SHA-256 of its canonical JSON (RFC 8785) without its signature.
///
/// It is made as the text is read, so that its memory is bounded by the keys of the declaration, whatever stands in it.
public enum Fingerprint {
    /// The fingerprint of a declaration that was already read, as hexadecimal digits after `sha256:`. Errors stand at bytes
    /// of `declaration`.
    public static func of(_ declaration: ByteView) throws(InputError) -> String {
        try of(declaration, omitting: signature, at: 0, in: declaration)
    }

    /// The fingerprint of the signature of a declaration; nil where it has none, or null.
    public static func ofSignature(in declaration: ByteView) throws(InputError) -> String? {
        guard let range = JSONCursor.member(signature, of: declaration) else { return nil }
        let value = declaration[range]
        if value.first == UInt8(ascii: "n") { return nil }
        return try of(value, omitting: nil, at: range.lowerBound, in: declaration)
    }

    /// The member that is signed, and the one that signs.
    private static let signature = "signature"

    private static func of(
        _ value: ByteView, omitting omitted: String?, at start: Int, in declaration: ByteView
    ) throws(InputError) -> String {
        var digest = SHA256Digest()
        do throws(CanonicalStream.Refusal) {
            try CanonicalStream.write(value, omitting: omitted, depth: DeclarationDecoder.depthLimit) {
                digest.add($0)
            }
        } catch {
            throw switch error {
            case .number(let offset): Self.error(.numberOutOfRange, at: start + offset, in: declaration)
            case .duplicateKey(let offset): Self.error(.duplicateKey, at: start + offset, in: declaration)
            case .illegible(let offset): Self.error(.notJSON, at: start + offset, in: declaration)
            }
        }
        return digest.text()
    }

    private static func error(_ reason: InputError.Reason, at offset: Int, in declaration: ByteView) -> InputError {
        InputError(reason, pointer: pointer(to: offset, in: declaration), offset: offset)
    }

    /// The part of the pointer to a byte that may be said aloud: it stops before a key that may hold anything.
    private static func pointer(to offset: Int, in declaration: ByteView) -> String {
        var cursor = JSONCursor(declaration)
        var text = ""
        while let step = cursor.enter(towards: offset) {
            switch step {
            case .index(let index): text += "/\(index)"
            case .key(let key) where InputError.looksLikeField(key): text += "/" + key
            case .key: return text
            }
        }
        return text
    }
}
