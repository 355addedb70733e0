import AvalValues

/// Looks for lines that lost their indentation or their dash. To YAML what is left is often right, and means something else:
/// whatever is told of it afterwards speaks of keys that their writer never meant.
public struct StructureCheck {
    private let file: SourceFile
    private let lines: [BlockLine]
    /// The keys of each part that may stand beside each other.
    private let parts: [NameSet]
    /// Keys whose values are lists of parts.
    private let lists: NameSet
    private var findings: [Finding] = []

    /// What lost its place in a file. `parts` are the keys of each part that its readers know, `lists` those of them under
    /// which a list of parts stands.
    public static func findings(in file: SourceFile, parts: [[String]], lists: [String]) -> [Finding] {
        guard ByteCheck.findings(in: file, limits: YAMLLimits()).isEmpty else { return [] }
        var check = StructureCheck(
            file: file, lines: BlockLine.lines(of: file), parts: parts.map { NameSet($0) }, lists: NameSet(lists))
        for index in check.lines.indices {
            check.lookBelow(index)
            check.lookAtList(index)
        }
        return check.findings
    }

    /// The findings of a file whose lines have lost their places: what YAML makes of these lines is left out.
    public static func leading(_ structure: [Finding], _ others: [Finding]) -> [Finding] {
        if structure.isEmpty { return others }
        let followed: [SyntaxFinding.Code] = [.indentation, .missingDash, .gluedColon, .noColon, .other]
        return structure
            + others.filter { finding in
                !finding.hasCode(SharedFindingCode.repeatedKey) && !followed.contains { finding.hasCode($0) }
            }
    }

    private init(file: SourceFile, lines: [BlockLine], parts: [NameSet], lists: NameSet) {
        (self.file, self.lines, self.parts, self.lists) = (file, lines, parts, lists)
    }

    /// What stands below a key without a value.
    private mutating func lookBelow(_ index: Int) {
        guard index + 1 < lines.count, lines[index].isOpen, let key = lines[index].key else { return }
        let (line, next) = (lines[index], lines[index + 1])
        if next.isItem {
            if next.column < line.keyColumn, !beginsNextItem(next, after: index) { add(.itemLeftOfKey(key), next) }
        } else if next.column > line.keyColumn {
            if lists.contains(key) || lacksFirstDash(index) { add(.lostDash(next.key, of: key), next) }
        } else if let inner = next.key {
            if next.column == line.keyColumn { lookBeside(key, inner, next) }
        } else {
            add(.lostIndent(nil, of: key, isSure: true), next)
        }
    }

    /// A key where the value of the one above it is due.
    private mutating func lookBeside(_ key: String, _ inner: String, _ next: BlockLine) {
        if mayNeighbour(key, inner) { return }
        if lists.contains(key) { return add(.lostDash(inner, of: key), next) }
        add(.lostIndent(inner, of: key, isSure: isKnown(key, inner)), next)
    }

    /// Whether an item is the one after that in which a line stands: it begins with the same key.
    private func beginsNextItem(_ next: BlockLine, after index: Int) -> Bool {
        let own = lines[...index].last { $0.isItem && $0.column == next.column }
        guard let own, let key = own.key else { return false }
        return key == next.key
    }

    /// Whether a value that begins without a dash goes on with items: those of the list that it should begin.
    private func lacksFirstDash(_ index: Int) -> Bool {
        let (key, first) = (lines[index].keyColumn, lines[index + 1])
        var owner: BlockLine?
        for line in lines[(index + 1)...] {
            if line.isItem, line.column >= key, line.column <= first.column {
                // A list may stand as far left as the key that it belongs to.
                return !(line.column == first.column && owner?.isOpen == true)
            }
            if line.column <= key { return false }
            if line.column == first.column { owner = line }
        }
        return false
    }

    /// Whether a line stands where the items of a list do, without their dash.
    private mutating func lookAtList(_ index: Int) {
        let line = lines[index]
        guard !line.isItem, let key = line.key,
            let last = lines[..<index].last(where: { $0.column <= line.column }), last.isItem,
            last.column == line.column
        else { return }
        let owner = lines[..<index].last { $0.column < line.column || $0.column == line.keyColumn && !$0.isItem }
        let firstKey = lines[..<index].last { $0.isItem && $0.column == line.column && $0.key != nil }?.key
        if let owner, owner.column == line.column {
            guard owner.isOpen, let list = owner.key, !mayNeighbour(list, key) else { return }
            if firstKey == key { add(.missingDash, line) }
        } else {
            add(firstKey == key ? .missingDash : .missingIndent, line)
        }
    }

    /// Whether two keys may stand beside each other, as far as is known.
    private func mayNeighbour(_ key: String, _ other: String) -> Bool {
        parts.contains { $0.contains(key) && $0.contains(other) }
    }

    /// Whether one of two keys is known, so that it is known as well that they are no neighbours.
    private func isKnown(_ key: String, _ other: String) -> Bool {
        parts.contains { $0.contains(key) || $0.contains(other) }
    }

    private mutating func add(_ finding: SyntaxFinding, _ line: BlockLine) {
        let end = line.key.map { line.text.lowerBound + $0.utf8.count } ?? line.content.upperBound
        findings.append(
            Finding(
                finding,
                at: SourceSpan(file: file, lower: line.content.lowerBound, upper: max(end, line.content.lowerBound + 1))
            ))
    }
}
