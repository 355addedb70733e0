import AvalSource

/// Reads `determinants.yaml` and the files of the folder `determinants`: the catalogue and what each entry means from one date to another.
struct DeterminantReader {
    let log: FindingLog
    /// The categories' words; nil where they could not all be read.
    let categories: [String]?

    /// The catalogue's positions are the bits of a 64-bit set.
    private static let limit = 64

    func read(_ items: [YAMLNode]) -> [Determinant] {
        var unique = UniqueNames("le déterminant", log: log)
        let determinants = items.compactMap { item -> Determinant? in
            guard let map = YAMLMap(item, what: "un déterminant", log: log) else { return nil }
            map.refuseUnknownKeys(RuleKeys.determinant)
            let label = map.requiredString("libelle") ?? ""
            let motive = map.requiredString("motif") ?? ""
            let periods = periods(map)
            guard let code = map.requiredName("code"), let span = map.entry("code")?.value.span,
                unique.isNew(code, at: span)
            else { return nil }
            if code.utf8.count > 40 { log.add(DeterminantFinding.codeTooLong, at: span) }
            return Determinant(
                code: code, label: label, motive: motive, isHealthData: map.yesNo("sante") ?? false, periods: periods,
                span: span)
        }
        if determinants.count > Self.limit {
            log.add(DeterminantFinding.tooMany(limit: Self.limit), at: determinants[Self.limit].span)
        }
        return Array(determinants.prefix(Self.limit))
    }

    private func periods(_ map: YAMLMap) -> [Determinant.Period] {
        guard map.required("periodes") != nil, let maps = map.maps("periodes", what: "une période") else { return [] }
        if maps.isEmpty, let entry = map.entry("periodes") {
            log.add(DeterminantFinding.noPeriod, at: entry.key.span)
        }
        let periods = maps.map { period($0) }
        checkOrder(periods)
        return periods
    }

    private func period(_ map: YAMLMap) -> Determinant.Period {
        map.refuseUnknownKeys(RuleKeys.period)
        map.checkReview()
        _ = map.required("du")
        let reference = map.requiredString("reference") ?? ""
        return Determinant.Period(
            validity: map.validity() ?? .always, category: category(map), reference: reference,
            followUp: FollowUpReader(log: log).read(map, reference: reference), doubt: map.string("doute"),
            span: map.head)
    }

    private func category(_ map: YAMLMap) -> Int? {
        guard let categories, !categories.isEmpty else { return nil }
        return map.requiredWord("categorie", among: categories).flatMap { categories.firstIndex(of: $0) }
    }

    /// Periods in order, without overlap; a gap is allowed but probably not meant.
    private func checkOrder(_ periods: [Determinant.Period]) {
        for (earlier, later) in zip(periods, periods.dropFirst()) {
            // A period whose days could not be read has its finding: what it overlaps is not known.
            guard let before = earlier.validity.from, let start = later.validity.from else { continue }
            if start < before {
                log.add(DeterminantFinding.unordered(earlier.span), at: later.span)
                continue
            }
            guard let end = earlier.validity.to else {
                log.add(DeterminantFinding.endlessBefore(earlier.span), at: later.span)
                continue
            }
            if start <= end {
                log.add(DeterminantFinding.overlap(earlier.span), at: later.span)
            } else if start > end + 1 {
                log.add(DeterminantFinding.gap(earlier.span), at: later.span)
            }
        }
    }
}
