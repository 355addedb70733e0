import AvalValues

/// Files that are gone, or that end before what they held: a file that is being saved looks so.
///
/// Whatever the lines mean is not asked. Lines that stand elsewhere in the files as often as they did, one more time for each
/// that is gone, were moved and are not lost.
enum LostText {
    /// What is lost, in words.
    static func names(from old: RuleFiles, to new: RuleFiles) -> [String] {
        let (before, after) = (counts(of: old), counts(of: new))
        func areMoved(_ lines: ArraySlice<String>) -> Bool {
            lines.allSatisfy { after[$0, default: 0] >= before[$0, default: 0] }
        }
        return RuleFolders.Kind.allCases.flatMap { kind in
            old[kind].compactMap { entry -> String? in
                if kind == .rules, entry.definesNothing { return nil }
                let name = "\(kind.folderName)/\(entry.path)"
                guard let next = new[kind].first(where: { $0.path == entry.path }) else {
                    return areMoved(lines(of: entry)[...]) ? nil : "fichier \(name)"
                }
                guard entry.source.bytes != next.source.bytes else { return nil }
                return areMoved(end(of: entry, after: next)) ? nil : "fin de \(name)"
            }
        }
    }

    private static func counts(of files: RuleFiles) -> TextMap<Int> {
        var counts: TextMap<Int> = [:]
        for kind in RuleFolders.Kind.allCases {
            for entry in files[kind] { for line in lines(of: entry) { counts[line, default: 0] += 1 } }
        }
        return counts
    }

    /// The lines of `old` that may have been cut off from its end; none where `new` ends with lines of its own, or with those
    /// that ended `old`.
    ///
    /// Lines taken out before the end were cut off all the same where nobody can tell: where the file would say what it says if
    /// its end had been taken, since what stands last also stood where the gap begins.
    private static func end(of old: RuleFiles.Entry, after new: RuleFiles.Entry) -> ArraySlice<String> {
        let (before, after) = (lines(of: old), lines(of: new))
        let gap = Gap(before, after)
        let kept = before.count - gap.old.upperBound
        if kept == 0, !gap.new.isEmpty {
            // Ended by a line of its own; unless it ends within one.
            guard new.source.bytes.last != UInt8(ascii: "\n"), let last = after.last else { return [] }
            let place = gap.old.lowerBound + gap.new.count - 1
            let isCut = gap.old.contains(place) && before[place].hasPrefix(last) || gap.old.count > gap.new.count
            return isCut ? before[gap.old] : []
        }
        let isAtTheEnd =
            gap.new.isEmpty
            && (0..<kept).allSatisfy { offset in
                before[gap.old.lowerBound + offset] == before[gap.old.upperBound + offset]
            }
        return isAtTheEnd ? before[(gap.old.lowerBound + kept)...] : []
    }

    /// The last place where lines differ: those that gave way, and those that came.
    private struct Gap {
        let old: Range<Int>
        let new: Range<Int>

        init(_ before: [String], _ after: [String]) {
            let (keysBefore, keysAfter) = (before.map { Array($0.utf8) }, after.map { Array($0.utf8) })
            if before.count + after.count > Self.mostLines {
                (old, new) = Self.end(of: keysBefore, endingWith: keysAfter.last, of: after.count)
                return
            }
            let difference = keysAfter.difference(from: keysBefore)
            let (gone, come) = (Self.offsets(difference.removals), Self.offsets(difference.insertions))
            var (oldEnd, newEnd) = (before.count, after.count)
            while oldEnd > 0, newEnd > 0, !gone.contains(oldEnd - 1), !come.contains(newEnd - 1) {
                oldEnd -= 1
                newEnd -= 1
            }
            var (oldStart, newStart) = (oldEnd, newEnd)
            while gone.contains(oldStart - 1) { oldStart -= 1 }
            while come.contains(newStart - 1) { newStart -= 1 }
            (old, new) = (oldStart..<oldEnd, newStart..<newEnd)
        }

        /// Comparing files that have nothing in common takes the square of their lines, in time and in memory.
        private static let mostLines = 4_000

        /// The same of long files, by the line that the new one ends with: what follows it in the old one gave way, or
        /// everything where it is a line of its own.
        private static func end(
            of before: [[UInt8]], endingWith last: [UInt8]?, of count: Int
        ) -> (old: Range<Int>, new: Range<Int>) {
            guard let last, let place = before.lastIndex(of: last) else { return (0..<before.count, 0..<count) }
            return ((place + 1)..<before.count, count..<count)
        }

        private static func offsets(_ changes: [CollectionDifference<[UInt8]>.Change]) -> Set<Int> {
            Set(
                changes.map { change in
                    switch change {
                    case .insert(let offset, _, _), .remove(let offset, _, _): offset
                    }
                })
        }
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
