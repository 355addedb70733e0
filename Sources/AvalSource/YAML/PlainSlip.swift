/// What is right YAML around a text without quotes, and probably not what its writer meant.
enum PlainSlip {
    /// A warning when what follows the text that ends at `end` is `#` and no space: « le poste #3 ».
    static func hash(after end: Int, in file: SourceFile) -> Finding? {
        let bytes = file.bytes
        guard let hash = bytes[end...].firstIndex(where: { !Mark.isBlank($0) }), hash > end,
            bytes[hash] == UInt8(ascii: "#"), hash + 1 < bytes.count,
            bytes[hash + 1] != UInt8(ascii: "#"), !Mark.isBlank(bytes[hash + 1]), !Mark.isBreak(bytes[hash + 1])
        else { return nil }
        let lineEnd = bytes[hash...].firstIndex(where: Mark.isBreak) ?? bytes.count
        return Finding(
            .warning, code: "texte_apres_diese", "« # » commence un commentaire : la suite de la ligne n'est pas lue",
            at: SourceSpan(file: file, lower: hash, upper: lineEnd),
            help: "mettez le texte entier entre guillemets ; pour un commentaire, laissez une espace après « # »")
    }

    /// A warning when an item of a list goes on with a line that begins with a dash: another item, one column too far.
    static func dash(in item: YAMLNode) -> Finding? {
        guard item.style == .plain else { return nil }
        let bytes = item.span.file.bytes
        var isLineStart = false
        for offset in item.span.lower..<item.span.upper where !Mark.isBlank(bytes[offset]) {
            if isLineStart, bytes[offset] == UInt8(ascii: "-"), bytes[(offset + 1)...].first.map(Mark.isBlank) == true {
                return Finding(
                    .warning, code: "tiret_dans_texte", "ce tiret fait partie du texte de l'élément précédent",
                    at: SourceSpan(file: item.span.file, lower: offset, upper: offset + 1),
                    help: "alignez-le avec le tiret du dessus ; si c'est voulu, mettez le texte entre guillemets")
            }
            isLineStart = Mark.isBreak(bytes[offset])
        }
        return nil
    }
}
