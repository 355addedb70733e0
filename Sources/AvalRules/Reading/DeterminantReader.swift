import AvalSource

/// Reads `determinants.yaml`: the catalogue and what each entry means from one date to another.
struct DeterminantReader {
    let log: FindingLog
    let categories: [String]

    /// The catalogue's positions are the bits of a 64-bit set.
    private static let limit = 64

    func read(_ items: [YAMLNode]) -> [Determinant] {
        var unique = UniqueNames("le déterminant", log: log)
        let determinants = items.compactMap { item -> Determinant? in
            guard let map = YAMLMap(item, what: "un déterminant", log: log) else { return nil }
            map.refuseUnknownKeys(["code", "libelle", "motif", "sante", "periodes"])
            let label = map.requiredString("libelle") ?? ""
            let motive = map.requiredString("motif") ?? ""
            let periods = periods(map)
            guard let code = map.requiredName("code"), let span = map.entry("code")?.value.span,
                unique.isNew(code, at: span)
            else { return nil }
            if code.utf8.count > 40 {
                log.error("code_trop_long", "un code a 40 caractères au plus", at: span, help: "raccourcissez-le")
            }
            return Determinant(
                code: code, label: label, motive: motive, isHealthData: map.yesNo("sante") ?? false, periods: periods,
                span: span)
        }
        if determinants.count > Self.limit {
            log.error(
                "trop_de_determinants", "le catalogue a plus de \(Self.limit) déterminants",
                at: determinants[Self.limit].span, help: "retirez ceux qui ne servent plus")
        }
        return Array(determinants.prefix(Self.limit))
    }

    private func periods(_ map: YAMLMap) -> [Determinant.Period] {
        guard map.required("periodes") != nil else { return [] }
        let periods = (map.maps("periodes", what: "une période") ?? []).map { period($0) }
        checkOrder(periods)
        return periods
    }

    private func period(_ map: YAMLMap) -> Determinant.Period {
        map.refuseUnknownKeys(["du", "au", "categorie", "reference", "suivi", "doute"])
        _ = map.required("du")
        let word = map.requiredWord("categorie", among: categories)
        return Determinant.Period(
            validity: map.validity(), category: word.flatMap { categories.firstIndex(of: $0) },
            reference: map.requiredString("reference") ?? "", followUp: followUp(map), doubt: map.string("doute"),
            span: map.head)
    }

    private func followUp(_ map: YAMLMap) -> Determinant.FollowUp {
        var followUp = Determinant.FollowUp()
        guard let map = map.map("suivi", what: "le suivi") else { return followUp }
        map.refuseUnknownKeys(["visite_initiale", "periodicite", "visite_intermediaire", "attestation"])
        if map.entry("visite_initiale")?.value.string == "avant_affectation" {
            followUp.beforeAssignment = true
        } else {
            followUp.firstVisit = map.months("visite_initiale")
        }
        followUp.period = map.months("periodicite")
        followUp.intermediateVisit = map.months("visite_intermediaire")
        followUp.attestation = map.months("attestation")
        return followUp
    }

    /// Periods in order, without overlap; a gap is allowed but probably not meant.
    private func checkOrder(_ periods: [Determinant.Period]) {
        for (earlier, later) in zip(periods, periods.dropFirst()) {
            let related = [Finding.Related("la période précédente est ici", at: earlier.span)]
            guard let end = earlier.validity.to else {
                log.error(
                    "periodes_superposees", "cette période commence alors que la précédente dure encore", at: later.span,
                    help: "donnez à la précédente un dernier jour, avec « au »", related: related)
                continue
            }
            let start = later.validity.from ?? .min
            if start <= end {
                log.error(
                    "periodes_superposees", "cette période commence avant la fin de la précédente", at: later.span,
                    help: "faites-la commencer le lendemain de l'autre", related: related)
            } else if start > end + 1 {
                log.warning(
                    "periodes_trouees", "des jours manquent entre cette période et la précédente", at: later.span,
                    help: "faites-la commencer le lendemain de l'autre, si rien ne manque entre elles", related: related)
            }
        }
    }
}
