import AvalFEEL
import AvalSource
import AvalValues

/// Reads a file of `nomenclatures/`: one edition of a list.
struct NomenclatureReader {
    /// An edition with the name of its list.
    struct Edition {
        let list: String
        let edition: CodeList.Edition
        /// Where each of its codes stands.
        let codeSpans: TextMap<SourceSpan>
        /// Where the list's name stands.
        let span: SourceSpan
    }

    let log: FindingLog

    func read(_ map: YAMLMap) -> Edition? {
        map.refuseUnknownKeys(RuleKeys.nomenclature)
        map.checkReview()
        let codes = map.required("codes").flatMap { self.codes($0) }
        let name = map.requiredName("nomenclature")
        guard let name, let codes, let validity = map.validity(), let span = map.entry("nomenclature")?.value.span
        else {
            return nil
        }
        return Edition(
            list: name,
            edition: CodeList.Edition(
                name: map.string("edition"), from: validity.from, to: validity.to, codes: codes),
            codeSpans: spans(of: map), span: span)
    }

    private func spans(of map: YAMLMap) -> TextMap<SourceSpan> {
        let entries = map.entry("codes")?.value.entries ?? []
        return TextMap(entries.map { ($0.name, $0.key.span) }, uniquingKeysWith: { first, _ in first })
    }

    private func codes(_ node: YAMLNode) -> [(code: String, label: String)]? {
        guard let entries = node.entries else {
            if !node.isUnreadable { log.add(NomenclatureFinding.codesWithoutLabels, at: node.span) }
            return nil
        }
        return entries.map { entry in
            let label = entry.value.string ?? ""
            if label.isEmpty, !entry.value.isUnreadable {
                log.add(NomenclatureFinding.noLabel(entry.name), at: entry.key.span)
            }
            return (entry.name, label)
        }
    }
}
