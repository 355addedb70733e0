import AvalSource

/// Reads `paiements.yaml`.
struct PaymentReader {
    let log: FindingLog

    func read(_ items: [YAMLNode]) -> [RuleModel.PaymentMode] {
        var unique = UniqueNames("le mode de paiement", log: log)
        return items.compactMap { item in
            guard let map = YAMLMap(item, what: "un mode de paiement", log: log) else { return nil }
            map.refuseUnknownKeys(RuleKeys.payment)
            guard let code = map.requiredName("code"), unique.isNew(code, at: map.head) else { return nil }
            return RuleModel.PaymentMode(
                code: code, label: map.requiredString("libelle") ?? "", required: map.texts("exige") ?? [])
        }
    }
}
