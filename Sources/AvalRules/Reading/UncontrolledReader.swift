import AvalSource

/// Reads `hors_controle.yaml`: the controls that a declaration does not hold the data for, each with its reason.
struct UncontrolledReader {
    let log: FindingLog

    func read(_ items: [YAMLNode]) -> [RuleModel.Uncontrolled] {
        items.flatMap { item -> [RuleModel.Uncontrolled] in
            guard let map = YAMLMap(item, what: "une fiche hors contrôle", log: log) else { return [] }
            map.refuseUnknownKeys(RuleKeys.uncontrolled)
            map.checkReview()
            _ = map.required("fiche")
            let reason = map.requiredString("raison") ?? ""
            return FicheReader(map: map).read().map {
                RuleModel.Uncontrolled(fiche: $0, reason: reason, doubt: map.string("doute"))
            }
        }
    }
}
