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
            let review = map.day("a_revoir")
            _ = map.required("exercice")
            let exercice = map.integer("exercice", in: 1900...9999)
            let opening = map.requiredDay("ouverture")
            let closing = map.requiredDay("cloture")
            let generated = map.day("generee")
            let due = map.day("exigible")
            guard let exercice, let opening, let closing, unique.isNew("\(exercice)", at: map.head) else { return nil }
            let campaign = RuleModel.Campaign(
                exercice: exercice, generated: generated, opening: opening, closing: closing, due: due, review: review,
                span: map.head)
            check(campaign, map)
            return campaign
        }
        checkOverlaps(campaigns)
        return campaigns
    }

    private func check(_ campaign: RuleModel.Campaign, _ map: YAMLMap) {
        if campaign.closing < campaign.opening, let entry = map.entry("cloture") {
            log.add(CampaignFinding.closedBeforeOpening, at: entry.value.span)
        }
        if let generated = campaign.generated, generated > campaign.opening, let entry = map.entry("generee") {
            log.add(CampaignFinding.generatedAfterOpening, at: entry.value.span)
        }
        if let due = campaign.due, due < campaign.opening, let entry = map.entry("exigible") {
            log.add(CampaignFinding.dueBeforeOpening, at: entry.value.span)
        }
        let year = CalendarDate(dayNumber: campaign.opening).year
        if abs(year - campaign.exercice) > 1, let entry = map.entry("exercice") {
            log.add(CampaignFinding.farFromYear(opening: year), at: entry.value.span)
        }
    }

    private func checkOverlaps(_ campaigns: [RuleModel.Campaign]) {
        let sorted = campaigns.filter { $0.opening <= $0.closing }.sorted { $0.opening < $1.opening }
        for (earlier, later) in zip(sorted, sorted.dropFirst()) where later.opening <= earlier.closing {
            let finding = CampaignFinding.overlap(
                later: later.exercice, earlier: earlier.exercice, earlier.span)
            log.add(finding, at: later.span)
        }
    }
}
