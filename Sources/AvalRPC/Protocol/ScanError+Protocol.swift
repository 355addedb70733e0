import AvalJSON
import AvalValues

extension ScanError {
    /// The error of a line that could not be read.
    func protocolError(in line: ByteView) -> RPCError {
        let column = TextPosition(of: offset, in: line).column
        switch reason {
        case .notUTF8:
            return .parse(
                "ce texte n'est pas en UTF-8, mais souvent alors en Latin-1 ou en Windows-1252", column: column)
        case .byteOrderMark:
            return .parse(
                "une marque d'ordre des octets (BOM) ne fait pas partie du JSON : supprimez-la", column: column)
        case .halfCharacter:
            return .parse("la moitié d'un caractère (\\ud800 à \\udfff) y est sans l'autre", column: column)
        case .truncated: return .parse("le texte s'arrête avant la fin", column: column)
        case .tooDeep: return RPCError(.tooDeep, "Imbrication trop profonde : 64 niveaux au plus")
        case .notJSON, .duplicateKey, .tooManyKeys: return .parse("ce texte n'est pas du JSON", column: column)
        }
    }
}
