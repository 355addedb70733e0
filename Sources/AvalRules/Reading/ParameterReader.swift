import AvalSource
import AvalValues

/// Reads `service.yaml`: the service's own choices.
struct ParameterReader {
    let log: FindingLog
    /// The categories' words; nil where they could not all be read.
    let categories: [String]?

    /// The word of `parmi` that stands for the categories.
    private static let categoryList = "categories"

    func read(_ items: [YAMLNode]) -> [ServiceParameter] {
        var unique = UniqueNames("le paramètre", log: log)
        return items.compactMap { item in
            guard let map = YAMLMap(item, what: "un paramètre", log: log) else { return nil }
            map.refuseUnknownKeys(RuleKeys.parameter)
            map.checkReview()
            let code = map.requiredName("code")
            let label = map.requiredString("libelle") ?? ""
            let reason = map.requiredString("raison") ?? ""
            guard let kind = kind(map) else { return nil }
            _ = map.required("defaut")
            let fallback = setting(map, "defaut", kind, .always)
            let settings = settings(map, kind)
            guard let code, let fallback, let span = map.entry("code")?.value.span, unique.isNew(code, at: span) else {
                return nil
            }
            return ServiceParameter(
                code: code, label: label, kind: kind, fallback: fallback, settings: settings, reason: reason,
                doubt: map.string("doute"), span: span)
        }
    }

    /// What it may be set to; nil, with a finding, where the file does not say it.
    private func kind(_ map: YAMLMap) -> ServiceParameter.Kind? {
        map.refuse("type", beside: "parmi")
        if map.has("type"), !map.has("parmi") {
            let word = map.word("type", among: ServiceParameter.Kind.named.map(\.word))
            return word.flatMap { word in ServiceParameter.Kind.named.first { $0.word == word }?.kind }
        }
        guard map.has("parmi") || map.isMistyped("parmi") else {
            if !map.isMistyped("type") { log.add(ParameterFinding.noKind, at: map.head) }
            return nil
        }
        guard map.field("parmi")?.items != nil else {
            guard map.word("parmi", among: [Self.categoryList]) != nil else { return nil }
            return categories.map { .words($0) }
        }
        var unique = UniqueNames("dans cette liste le mot", log: log)
        let texts = (map.texts("parmi") ?? []).filter { unique.isNew($0.string, at: $0.span) }
        if texts.count < 2, let entry = map.entry("parmi") { log.add(ParameterFinding.noChoice, at: entry.value.span) }
        return texts.isEmpty ? nil : .words(texts.map(\.string))
    }

    // MARK: Settings

    private func settings(_ map: YAMLMap, _ kind: ServiceParameter.Kind) -> [ServiceParameter.Setting] {
        map.refuse("valeur", beside: "valeurs")
        guard map.has("valeurs") else { return [setting(map, "valeur", kind, .always)].compactMap { $0 } }
        return (map.maps("valeurs", what: "une valeur") ?? []).compactMap { item -> ServiceParameter.Setting? in
            item.refuseUnknownKeys(RuleKeys.parameterValue)
            item.checkReview()
            _ = item.required("valeur")
            let validity = item.validity()
            let setting = setting(item, "valeur", kind, validity ?? .always)
            return validity == nil ? nil : setting
        }
    }

    private func setting(
        _ map: YAMLMap, _ key: String, _ kind: ServiceParameter.Kind, _ validity: Validity
    ) -> ServiceParameter.Setting? {
        guard let node = map.field(key), let value = value(map, key, kind) else { return nil }
        return ServiceParameter.Setting(validity: validity, value: value, text: node.string ?? "", span: node.span)
    }

    private func value(_ map: YAMLMap, _ key: String, _ kind: ServiceParameter.Kind) -> Value? {
        switch kind {
        case .words(let words): return map.word(key, among: words).map { .string($0) }
        case .truth: return map.yesNo(key).map { .boolean($0) }
        case .date: return map.day(key).map { .date(CalendarDate(dayNumber: $0)) }
        case .number:
            guard let text = map.text(key) else { return nil }
            if let number = Decimal128(text.string) { return .number(number) }
            log.add(ParameterFinding.notNumber(key), at: text.span)
            return nil
        }
    }
}
