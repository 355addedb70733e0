import AvalSource
import AvalValues

/// A forgotten dash makes two items of a list one, all of whose keys are then written twice: one finding.
struct RepeatedKeys {
    /// The findings, with the keys repeated in one item told as the dash forgotten before the first of them.
    let findings: [Finding]
    /// Whether such a dash is missing, so that the file says less than it was meant to.
    let lackDash: Bool

    /// The findings of a file with its tree.
    init(_ findings: [Finding], in root: YAMLNode?) {
        var items: [SourceSpan] = []
        if let root { Self.gather(root, into: &items) }
        let repeated = findings.map {
            $0.hasCode(SharedFindingCode.repeatedKey) ? Self.item(of: $0, among: items) : nil
        }
        var told: Set<SourceSpan> = []
        var lackDash = false
        self.findings = zip(findings, repeated).compactMap { finding, item in
            guard let item, let span = finding.span else { return finding }
            let isAlone = repeated.count { $0 == item } == 1
            if isAlone, !Self.isFirstKey(span, of: item) { return finding }
            guard told.insert(item).inserted else { return nil }
            lackDash = lackDash || !isAlone
            return Finding(ForgottenDashFinding.repeatedKeys(finding.message, finding.related), at: span)
        }
        self.lackDash = lackDash
    }

    /// The items of all lists that have keys.
    private static func gather(_ node: YAMLNode, into items: inout [SourceSpan]) {
        for item in node.items ?? [] {
            if item.entries != nil { items.append(item.span) }
            gather(item, into: &items)
        }
        for entry in node.entries ?? [] { gather(entry.value, into: &items) }
    }

    /// The innermost item in which a key that begins a line is repeated; nil for a key beside others on its line.
    private static func item(of finding: Finding, among items: [SourceSpan]) -> SourceSpan? {
        guard let span = finding.span, beginsLine(span) else { return nil }
        let around = items.filter { $0.file.path == span.file.path && $0.lower <= span.lower && span.upper <= $0.upper }
        return around.max { $0.lower < $1.lower }
    }

    private static func beginsLine(_ span: SourceSpan) -> Bool {
        let before = span.file.bytes[..<span.lower].last { $0 != UInt8(ascii: " ") && $0 != UInt8(ascii: "-") }
        return before == nil || before == UInt8(ascii: "\n")
    }

    /// Whether a key is written as the first one of an item.
    private static func isFirstKey(_ span: SourceSpan, of item: SourceSpan) -> Bool {
        item.file.bytes[item.lower...].starts(with: span.file.bytes[span.lower..<span.upper] + [UInt8(ascii: ":")])
    }
}
