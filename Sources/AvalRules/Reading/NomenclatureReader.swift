import AvalSource

/// Reads a file of `nomenclatures/`.
struct NomenclatureReader {
    let log: FindingLog

    func read(_ map: YAMLMap) -> RuleModel.Nomenclature? {
        map.refuseUnknownKeys(RuleKeys.nomenclature)
        map.checkReview()
        let codes = map.required("codes").flatMap { self.codes($0) }
        let name = map.requiredName("nomenclature")
        guard let name, let codes, let span = map.entry("nomenclature")?.value.span else { return nil }
        return RuleModel.Nomenclature(name: name, codes: codes, span: span)
    }

    private func codes(_ node: YAMLNode) -> [String]? {
        if let entries = node.entries { return entries.map(\.name) }
        if !node.isUnreadable { log.add(NomenclatureFinding.codesWithoutLabels, at: node.span) }
        return nil
    }
}
