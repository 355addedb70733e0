import AvalSource
import AvalValues

/// Reads `determinants.yaml` and the files of the folder `determinants`: the catalogue and what each entry means from one date to another.
struct DeterminantReader {
    let log: FindingLog
    /// The categories' words; nil where they could not all be read.
    let categories: [String]?
    /// The service's own choices, which a period may name as values.
    let parameters: ParameterUse

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
                creation: map.string("cree_par"), attributes: attributes(map), examples: examples(map),
                parameters: map.field("periodes").map { ParameterUse.names(in: $0) } ?? [], span: span)
        }
        if determinants.count > Self.limit {
            log.add(DeterminantFinding.tooMany(limit: Self.limit), at: determinants[Self.limit].span)
        }
        return Array(determinants.prefix(Self.limit))
    }

    /// What experts say of it for their own rules.
    private func attributes(_ map: YAMLMap) -> [Determinant.Attribute] {
        guard let inner = map.map("attributs", what: "« attributs »") else { return [] }
        return inner.entries.compactMap { entry in
            guard let name = entry.key.text.flatMap({ YAMLMap.checkedName($0, "ce nom d'attribut", log) }),
                let value = entry.value.text("« \(name) »", log)
            else { return nil }
            return Determinant.Attribute(name: name, value: value.string, span: entry.key.span)
        }
    }

    private func examples(_ map: YAMLMap) -> [Determinant.Example] {
        (map.maps("exemples", what: "un exemple") ?? []).compactMap { item in
            item.refuseUnknownKeys(RuleKeys.determinantExample)
            _ = item.required("date")
            let day = item.day("date")
            let category =
                categories.flatMap { $0.isEmpty ? nil : item.requiredWord("categorie", among: $0) }
            guard day != nil, let date = item.string("date"), let category else { return nil }
            return Determinant.Example(
                name: item.string("nom"), date: date, needed: SettingsNeeded(item), category: category,
                followUp: item.map("suivi", what: "le suivi attendu").map { ExpectedFollowUp($0) }, span: item.span)
        }
    }

    private func periods(_ map: YAMLMap) -> [Determinant.Period] {
        guard map.required("periodes") != nil, let maps = map.maps("periodes", what: "une période") else { return [] }
        if maps.isEmpty, let entry = map.entry("periodes") {
            log.add(DeterminantFinding.noPeriod, at: entry.key.span)
        }
        let written = maps.map { map in
            map.refuseUnknownKeys(RuleKeys.period)
            return (map: map, validity: map.validity() ?? .always)
        }
        return written.flatMap { written in
            parameters.readings(of: written.map, during: written.validity).map { period($0.map, $0.validity) }
        }
    }

    private func period(_ map: YAMLMap, _ validity: Validity) -> Determinant.Period {
        _ = map.required("du")
        let reference = map.requiredString("reference") ?? ""
        return Determinant.Period(
            validity: validity, category: category(map), reference: reference,
            help: map.string("aide"),
            followUp: FollowUpReader(log: log).read(map, reference: reference), doubt: map.string("doute"),
            review: map.day("a_revoir"),
            span: map.head)
    }

    private func category(_ map: YAMLMap) -> Int? {
        guard let categories, !categories.isEmpty else { return nil }
        return map.requiredWord("categorie", among: categories).flatMap { categories.firstIndex(of: $0) }
    }
}
