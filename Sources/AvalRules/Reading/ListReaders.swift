import AvalSource

/// Reads `faits.yaml`: under the name of a record, names and how each is computed.
struct FactReader {
    let log: FindingLog

    func read(_ map: YAMLMap?) -> [RuleModel.Fact] {
        guard let map else { return [] }
        return map.entries.flatMap { entry -> [RuleModel.Fact] in
            let record = entry.name
            guard ["declaration", SalarieRecord.name].contains(record) else {
                log.error(
                    "fiche_inconnue", "les faits sont ceux de « declaration » ou de « \(SalarieRecord.name) »", at: entry.key.span,
                    help: "rangez les faits sous l'un de ces deux noms")
                return []
            }
            if entry.value.isEmpty { return [] }
            guard let section = YAMLMap(entry.value, what: "les faits de « \(record) »", log: log) else { return [] }
            return section.entries.compactMap { fact($0, of: record) }
        }
    }

    private func fact(_ entry: YAMLNode.Entry, of record: String) -> RuleModel.Fact? {
        guard let name = entry.key.text.flatMap({ YAMLMap.checkedName($0, "ce nom de fait", log) }),
            let map = YAMLMap(entry.value, what: "le fait « \(name) »", log: log)
        else { return nil }
        map.refuseUnknownKeys(["valeur", "publier", "reference", "doute"])
        guard let value = map.requiredText("valeur") else { return nil }
        return RuleModel.Fact(
            name: name, record: record, value: value, isReleased: map.yesNo("publier") ?? false, span: entry.key.span)
    }
}

/// Reads `paiements.yaml`.
struct PaymentReader {
    let log: FindingLog

    func read(_ items: [YAMLNode]) -> [RuleModel.PaymentMode] {
        var unique = UniqueNames("le mode de paiement", log: log)
        return items.compactMap { item in
            guard let map = YAMLMap(item, what: "un mode de paiement", log: log) else { return nil }
            map.refuseUnknownKeys(["code", "libelle", "exige"])
            guard let code = map.requiredName("code"), unique.isNew(code, at: map.head) else { return nil }
            return RuleModel.PaymentMode(
                code: code, label: map.requiredString("libelle") ?? "", required: map.texts("exige") ?? [])
        }
    }
}

/// Reads `campagnes.yaml`.
struct CampaignReader {
    let log: FindingLog

    func read(_ items: [YAMLNode]) -> [RuleModel.Campaign] {
        var unique = UniqueNames("la campagne de l'exercice", log: log)
        return items.compactMap { item in
            guard let map = YAMLMap(item, what: "une campagne", log: log) else { return nil }
            map.refuseUnknownKeys(["exercice", "generee", "ouverture", "cloture", "exigible", "source", "doute"])
            _ = map.required("exercice")
            guard let exercice = map.integer("exercice", in: 1900...9999), let opening = map.requiredDay("ouverture"),
                let closing = map.requiredDay("cloture"), unique.isNew("\(exercice)", at: map.head)
            else { return nil }
            if closing < opening, let entry = map.entry("cloture") {
                log.error(
                    "periode_inversee", "la campagne ferme avant d'avoir ouvert", at: entry.value.span,
                    help: "échangez « ouverture » et « cloture », ou corrigez l'une des deux dates")
            }
            return RuleModel.Campaign(
                exercice: exercice, generated: map.day("generee"), opening: opening, closing: closing,
                due: map.day("exigible"), span: map.head)
        }
    }
}

/// Reads a file of `nomenclatures/`.
struct NomenclatureReader {
    let log: FindingLog

    func read(_ map: YAMLMap) -> RuleModel.Nomenclature? {
        map.refuseUnknownKeys(["nomenclature", "libelle", "source", "doute", "codes"])
        let codes = map.required("codes").flatMap { YAMLMap($0, what: "« codes »", log: log) }
        guard let name = map.requiredName("nomenclature"), let span = map.entry("nomenclature")?.value.span else {
            return nil
        }
        return RuleModel.Nomenclature(name: name, codes: codes?.entries.map(\.name) ?? [], span: span)
    }
}
