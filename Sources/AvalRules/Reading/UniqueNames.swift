import AvalSource
import AvalValues

/// Leaves a finding for each name met twice.
struct UniqueNames {
    private var spans: TextMap<SourceSpan> = [:]
    let log: FindingLog
    let what: String

    init(_ what: String, log: FindingLog) {
        self.what = what
        self.log = log
    }

    /// Whether `name` is new; if not, a finding shows both spans.
    mutating func isNew(_ name: String, at span: SourceSpan) -> Bool {
        if let first = spans[name] {
            log.add(UniqueNameFinding.repeated(what: what, name, first: first), at: span)
            return false
        }
        spans[name] = span
        return true
    }
}
