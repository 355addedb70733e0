import AvalSource
import AvalValues

/// Reads `correction`: a field and what replaces it, or a list and what is added to it.
struct CorrectionReader {
    let map: YAMLMap

    /// The correction of a rule or case; nil when it has none or a faulty one.
    func read() -> Anomaly.Correction? {
        guard let entry = map.entry("correction") else { return nil }
        if entry.value.string != nil, !entry.value.isEmpty {
            map.log.add(AnomalyFinding.correctionWithoutKeys, at: entry.value.span)
            return nil
        }
        guard let inner = map.map("correction", what: "la correction") else { return nil }
        if inner.has("ajouter") { return addition(inner) }
        if refuse("valeur", insteadOf: "par", with: "remplacer", inner) { return nil }
        inner.refuseUnknownKeys(RuleKeys.replacement)
        guard let field = inner.requiredText("remplacer"), let value = inner.requiredExpression("par") else {
            return nil
        }
        return .replace(field: field, value: value)
    }

    /// The word of the other form of correction.
    private func refuse(_ key: String, insteadOf right: String, with verb: String, _ inner: YAMLMap) -> Bool {
        guard !inner.has(right), let entry = inner.entry(key) else { return false }
        inner.log.add(AnomalyFinding.wrongCorrectionKey(key, right: right, verb: verb), at: entry.key.span)
        return true
    }

    private func addition(_ inner: YAMLMap) -> Anomaly.Correction? {
        if let other = inner.entry("remplacer") {
            inner.log.add(AnomalyFinding.twoCorrections, at: other.key.span)
            return nil
        }
        if refuse("par", insteadOf: "valeur", with: "ajouter", inner) { return nil }
        inner.refuseUnknownKeys(RuleKeys.addition)
        guard let list = inner.requiredText("ajouter"), let value = inner.requiredExpression("valeur") else {
            return nil
        }
        return .append(list: list, value: value)
    }
}
