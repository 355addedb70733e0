import AvalSource

/// A forgotten dash makes two items of a list one, all of whose keys are then written twice: one slip, told once.
enum RepeatedKeys {
    private static let code = "cle_en_double"

    /// The findings of a file, with the keys repeated in one entry told as the dash forgotten before the first of them.
    static func collapsed(_ findings: [Finding], in root: YAMLNode?) -> [Finding] {
        let starts = (root?.items?.map(\.span.lower) ?? []).sorted()
        var told: Set<Int> = []
        return findings.compactMap { finding in
            guard finding.code == code, let span = finding.span, let entry = starts.last(where: { $0 <= span.lower })
            else {
                return finding
            }
            let alike = findings.filter { other in
                other.code == code && starts.last { $0 <= other.span?.lower ?? 0 } == entry
            }
            if alike.count == 1 { return finding }
            guard told.insert(entry).inserted else { return nil }
            return Finding(
                code: code, finding.message, at: span,
                help:
                    "mettez un tiret devant cette clé, si un autre élément commence ici ; sinon gardez l'une des deux",
                related: finding.related)
        }
    }
}
