/// Files that are gone, or that end before what they held: a file that is being saved looks so.
///
/// Whatever the lines mean is not asked. Lines that stand elsewhere in the files were moved and are not lost.
enum LostText {
    /// What is lost, in words.
    static func names(from old: RuleFiles, to new: RuleFiles) -> [String] {
        let kept = Set(RuleFolders.Kind.allCases.flatMap { new[$0] }.flatMap { lines(of: $0) })
        return RuleFolders.Kind.allCases.flatMap { kind in
            old[kind].compactMap { entry -> String? in
                if kind == .rules, RuleInventory.definesNothing(entry.path) { return nil }
                let name = "\(kind.folderName)/\(entry.path)"
                guard let next = new[kind].first(where: { $0.path == entry.path }) else {
                    return lines(of: entry).allSatisfy(kept.contains) ? nil : "fichier \(name)"
                }
                guard entry.source.bytes != next.source.bytes else { return nil }
                return end(of: entry, after: next).allSatisfy(kept.contains) ? nil : "fin de \(name)"
            }
        }
    }

    /// The lines of `old` that follow the one that `new` ends with; none where it ends with a line of its own.
    private static func end(of old: RuleFiles.Entry, after new: RuleFiles.Entry) -> ArraySlice<String> {
        let before = lines(of: old)
        guard let last = lines(of: new).last else { return before[...] }
        let isWhole = new.source.bytes.last == UInt8(ascii: "\n")
        guard let index = before.lastIndex(where: { isWhole ? $0 == last : $0.hasPrefix(last) }) else { return [] }
        // A line that was cut is lost with what follows it.
        return before[index] == last ? before[(index + 1)...] : before[index...]
    }

    /// The lines that say something: no blank ones, no comments, nothing of how far they are set in.
    private static func lines(of entry: RuleFiles.Entry) -> [String] {
        entry.source.bytes.split(whereSeparator: { $0 == 0x0A || $0 == 0x0D }).compactMap { line in
            let text = line.drop { $0 == 0x20 || $0 == 0x09 }
            guard let first = text.first, first != UInt8(ascii: "#") else { return nil }
            var end = text.endIndex
            while end > text.startIndex, text[end - 1] == 0x20 || text[end - 1] == 0x09 { end -= 1 }
            return String(decoding: text[..<end], as: UTF8.self)
        }
    }
}
