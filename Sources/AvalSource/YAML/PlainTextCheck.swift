/// Looks around texts without quotes for what is right YAML and probably not what their writer meant.
enum PlainTextCheck {
    /// A warning when what follows the text that ends at `end` is `#` and no space: « le poste #3 ».
    static func hash(after end: Int, in file: SourceFile) -> Finding? {
        let bytes = file.bytes
        guard let hash = bytes[end...].firstIndex(where: { !Mark.isBlank($0) }), hash > end,
            bytes[hash] == UInt8(ascii: "#"), hash + 1 < bytes.count,
            bytes[hash + 1] != UInt8(ascii: "#"), !Mark.isBlank(bytes[hash + 1]), !Mark.isBreak(bytes[hash + 1])
        else { return nil }
        let lineEnd = bytes[hash...].firstIndex(where: Mark.isBreak) ?? bytes.count
        return Finding(PlainTextFinding.comment, at: SourceSpan(file: file, lower: hash, upper: lineEnd))
    }

    /// Whether the line below that of a key begins with a dash further to the left: elements of its list, taken for others.
    static func hasItemsBelow(_ key: SourceSpan) -> Bool {
        let bytes = key.file.bytes
        guard let lineEnd = bytes[key.upper...].firstIndex(of: Mark.newline),
            let dash = bytes[lineEnd...].firstIndex(where: { !Mark.isBlank($0) && !Mark.isBreak($0) }),
            bytes[dash] == UInt8(ascii: "-"), bytes[(dash + 1)...].first.map(Mark.isBlank) == true
        else { return false }
        func column(_ offset: Int) -> Int { offset - (bytes[..<offset].lastIndex(of: Mark.newline) ?? -1) }
        return column(dash) < column(key.lower)
    }

    /// A warning when an item of a list goes on with a line that begins with a dash: another item, one column too far.
    static func dash(in item: YAMLNode) -> Finding? {
        guard item.style == .plain else { return nil }
        let bytes = item.span.file.bytes
        var isLineStart = false
        for offset in item.span.lower..<item.span.upper where !Mark.isBlank(bytes[offset]) {
            if isLineStart, bytes[offset] == UInt8(ascii: "-"), bytes[(offset + 1)...].first.map(Mark.isBlank) == true {
                let span = SourceSpan(file: item.span.file, lower: offset, upper: offset + 1)
                return Finding(PlainTextFinding.dash, at: span)
            }
            isLineStart = Mark.isBreak(bytes[offset])
        }
        return nil
    }
}
