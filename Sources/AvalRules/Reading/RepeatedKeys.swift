import AvalSource
import AvalValues

/// A forgotten dash makes two items of a list one, all of whose keys are then written twice: one finding.
enum RepeatedKeys {
    /// The findings of a file, with the keys repeated in one entry told as the dash forgotten before the first of them.
    static func collapsed(_ findings: [Finding], in root: YAMLNode?) -> [Finding] {
        let starts = (AnomalyFileReader.items(in: root)?.map(\.span.lower) ?? []).sorted()
        let repeated = SharedFindingCode.repeatedKey
        var told: Set<Int> = []
        return findings.compactMap { finding in
            guard finding.hasCode(repeated), let span = finding.span,
                let entry = starts.last(where: { $0 <= span.lower })
            else {
                return finding
            }
            let alike = findings.filter { other in
                other.hasCode(repeated) && starts.last { $0 <= other.span?.lower ?? 0 } == entry
            }
            if alike.count == 1 { return finding }
            guard told.insert(entry).inserted else { return nil }
            return Finding(ForgottenDashFinding.repeatedKeys(finding.message, finding.related), at: span)
        }
    }
}
