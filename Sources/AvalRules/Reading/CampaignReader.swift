import AvalSource
import AvalValues

/// Reads `campagnes.yaml`.
struct CampaignReader {
    let log: FindingLog

    func read(_ items: [YAMLNode]) -> [RuleModel.Campaign] {
        var unique = UniqueNames("la campagne de l'exercice", log: log)
        let campaigns = items.compactMap { item -> RuleModel.Campaign? in
            guard let map = YAMLMap(item, what: "une campagne", log: log) else { return nil }
            map.refuseUnknownKeys(RuleKeys.campaign)
            _ = map.required("exercice")
            let exercice = map.integer("exercice", in: 1900...9999)
            let opening = map.requiredDay("ouverture")
            let closing = map.requiredDay("cloture")
            let generated = map.day("generee")
            let due = map.day("exigible")
            guard let exercice, let opening, let closing, unique.isNew("\(exercice)", at: map.head) else { return nil }
            let campaign = RuleModel.Campaign(
                exercice: exercice, generated: generated, opening: opening, closing: closing, due: due, span: map.head)
            check(campaign, map)
            return campaign
        }
        checkOverlaps(campaigns)
        return campaigns
    }

    private func check(_ campaign: RuleModel.Campaign, _ map: YAMLMap) {
        if campaign.closing < campaign.opening, let entry = map.entry("cloture") {
            log.error(
                "periode_inversee", "la campagne ferme avant d'avoir ouvert", at: entry.value.span,
                help: "échangez « ouverture » et « cloture », ou corrigez l'une des deux dates")
        }
        if let generated = campaign.generated, generated > campaign.opening, let entry = map.entry("generee") {
            log.warning(
                "date_incoherente", "les déclarations seraient préparées après l'ouverture de la campagne",
                at: entry.value.span, help: "vérifiez « generee » et « ouverture »")
        }
        if let due = campaign.due, due < campaign.opening, let entry = map.entry("exigible") {
            log.warning(
                "date_incoherente", "le paiement serait exigible avant l'ouverture de la campagne",
                at: entry.value.span,
                help: "vérifiez « exigible » et « ouverture »")
        }
        let year = CalendarDate(dayNumber: campaign.opening).year
        if abs(year - campaign.exercice) > 1, let entry = map.entry("exercice") {
            log.warning(
                "date_incoherente", "cette campagne ouvre en \(year), loin de son exercice", at: entry.value.span,
                help: "vérifiez « exercice » et « ouverture »")
        }
    }

    private func checkOverlaps(_ campaigns: [RuleModel.Campaign]) {
        let sorted = campaigns.filter { $0.opening <= $0.closing }.sorted { $0.opening < $1.opening }
        for (earlier, later) in zip(sorted, sorted.dropFirst()) where later.opening <= earlier.closing {
            log.warning(
                "campagnes_superposees",
                "la campagne \(later.exercice) ouvre avant la fin de la campagne \(earlier.exercice)",
                at: later.span, help: "vérifiez leurs dates d'ouverture et de clôture",
                related: [.init("l'autre campagne est ici", at: earlier.span)])
        }
    }
}
