/// A `#` that ends a text, when its writer probably meant it to be part of it.
enum HashSlip {
    /// A warning when what follows the plain scalar that ends at `end` is `#` and no space: « le poste #3 ».
    static func finding(after end: Int, in file: SourceFile) -> Finding? {
        let bytes = file.bytes
        guard let hash = bytes[end...].firstIndex(where: { !Mark.isBlank($0) }), hash > end,
            bytes[hash] == UInt8(ascii: "#"), hash + 1 < bytes.count,
            bytes[hash + 1] != UInt8(ascii: "#"), !Mark.isBlank(bytes[hash + 1]), !Mark.isBreak(bytes[hash + 1])
        else { return nil }
        let lineEnd = bytes[hash...].firstIndex(where: Mark.isBreak) ?? bytes.count
        return Finding(
            .warning, code: "texte_apres_diese", "« # » commence un commentaire : la suite de la ligne n'est pas lue",
            at: Span(file: file, lower: hash, upper: lineEnd),
            help: "mettez le texte entier entre guillemets ; pour un commentaire, laissez une espace après « # »")
    }
}
