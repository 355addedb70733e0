import AvalJSON

/// In what a text is written that is not UTF-8, and how to make it so.
public enum TextEncoding {
    /// What to tell of a text whose reading ended with `error`: the byte and what to do; nil where its encoding is not what is
    /// wrong with it.
    public static func advice(on text: [UInt8], at error: ScanError) -> String? {
        if text.starts(with: [0xFF, 0xFE]) || text.starts(with: [0xFE, 0xFF]) {
            return
                "ce fichier est en UTF-16 : réenregistrez-le en UTF-8, ou convertissez-le (« iconv -f UTF-16 -t UTF-8 »)"
        }
        guard error.reason == .notUTF8 || error.reason == .notJSON, error.offset < text.count else { return nil }
        let byte = text[error.offset]
        // A mark at its place in UTF-8 outside of a text in quotes is no JSON, and no matter of encodings.
        guard byte >= 0x80, error.reason == .notUTF8 || !isScalar(text[error.offset...]) else { return nil }
        return "octet \(hexadecimal(byte)), qui n'est pas de l'UTF-8 : ce fichier est sans doute en Latin-1 ou en "
            + "Windows-1252 ; réenregistrez-le en UTF-8, ou convertissez-le (« iconv -f WINDOWS-1252 -t UTF-8 »)"
    }

    private static func isScalar(_ bytes: ArraySlice<UInt8>) -> Bool {
        var decoder = UTF8()
        var rest = bytes.prefix(4).makeIterator()
        if case .scalarValue = decoder.decode(&rest) { return true }
        return false
    }

    private static func hexadecimal(_ byte: UInt8) -> String {
        let digits = String(byte, radix: 16, uppercase: true)
        return digits.count < 2 ? "0" + digits : digits
    }
}
