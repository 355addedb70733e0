import AvalJSON
import AvalLoading
import AvalSigning
import AvalValues

/// A receipt as people keep it: alone, as a line of the journal, or in the answer of `signer` with its verdict.
public struct SignedFile {
    /// The receipt.
    public let receipt: Receipt
    /// The bytes of the verdict that came with it; nil where none did.
    public let verdict: [UInt8]?

    /// Reads a file's bytes; nil where they hold no receipt.
    public init?(_ bytes: [UInt8]) {
        guard let whole = try? JSONReader.parse(bytes) else { return nil }
        let found = ByteView.with(bytes) { bytes -> (Receipt, [UInt8]?)? in
            // The whole answer of the protocol, its result, or the receipt alone.
            let result = whole["result"] == nil ? bytes : Self.member("result", of: bytes)
            if let receipt = Self.value(result).flatMap(Receipt.init) { return (receipt, nil) }
            guard let receipt = Self.value(Self.member("recu", of: result)).flatMap(Receipt.init) else { return nil }
            let verdict = Self.member("verdict", of: result)
            return (receipt, verdict.isEmpty || verdict.first == UInt8(ascii: "n") ? nil : Self.bytes(verdict, receipt))
        }
        guard let found else { return nil }
        (receipt, verdict) = found
    }

    /// The bytes of a verdict as they were answered, where only blanks were put between them since.
    private static func bytes(_ verdict: ByteView, _ receipt: Receipt) -> [UInt8] {
        if TextKey(SHA256Digest.text(of: verdict)) == TextKey(receipt.verdict) { return verdict.array }
        return value(verdict).map { JSONWriter.bytes(of: $0) } ?? verdict.array
    }

    private static func member(_ name: String, of object: ByteView) -> ByteView {
        JSONCursor.member(name, of: object).map { object[$0] } ?? ByteView()
    }

    private static func value(_ bytes: ByteView) -> JSONValue? { try? JSONReader.parse(bytes) }
}
