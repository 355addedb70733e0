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
        var digest = SHA256Digest()
        do throws(CanonicalStream.Refusal) {
            try CanonicalStream.write(declaration, omitting: "signature", depth: DeclarationDecoder.depthLimit) {
                digest.add($0)
            }
        } catch {
            throw switch error {
            case .number(let offset): Self.error(.numberOutOfRange, at: offset, in: declaration)
            case .duplicateKey(let offset): Self.error(.duplicateKey, at: offset, in: declaration)
            case .illegible(let offset): Self.error(.notJSON, at: offset, in: declaration)
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
