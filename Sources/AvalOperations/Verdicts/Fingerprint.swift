import AvalDeclarations
import AvalJSON
import AvalLoading
import AvalValues

/// What names a declaration however it is formatted: SHA-256 of its canonical JSON (RFC 8785) without its signature.
public enum Fingerprint {
    /// The fingerprint of a declaration that was already read, as hexadecimal digits after `sha256:`.
    public static func of(_ declaration: ByteView) throws(InputError) -> String {
        guard let value = try? JSONReader.parse(declaration) else {
            throw InputError(.notJSON, pointer: "", offset: 0)
        }
        let signed = JSONValue.object((value.members ?? []).filter { $0.key != "signature" })
        do throws(CanonicalJSON.NumberOutOfRange) {
            return SHA256Digest.text(of: try CanonicalJSON.bytes(of: signed))
        } catch {
            throw InputError(.numberOutOfRange, pointer: speakable(error.pointer, in: signed), offset: 0)
        }
    }

    /// The part of a pointer that may be said aloud: it stops before a key that may hold anything.
    private static func speakable(_ pointer: JSONPointer, in value: JSONValue) -> String {
        var reached = value
        var text = ""
        for token in pointer.tokens {
            if let elements = reached.array, let index = Int(token), elements.indices.contains(index) {
                reached = elements[index]
            } else if InputError.looksLikeField(token), let inner = reached[token] {
                reached = inner
            } else {
                break
            }
            text += "/" + token
        }
        return text
    }
}
