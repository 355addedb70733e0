import AvalSource

/// Reads a file of `anomalies/`: a list of rules.
struct AnomalyReader {
    let log: FindingLog
    /// The file, relative to the folder of the rules.
    let path: String

    private static let caseKeys = [
        "si", "gravite", "message", "reference", "chemin", "declare", "attendu", "correction", "doute", "du", "au",
    ]
    private static let keys =
        ["code", "pour", "etape", "hors_couverture", "cas", "exemples"] + caseKeys

    func read(_ items: [YAMLNode]) -> [Anomaly] {
        var unique = UniqueNames("dans ce fichier l'anomalie", log: log)
        return items.compactMap { item in
            guard let map = YAMLMap(item, what: "une anomalie", log: log) else { return nil }
            map.refuseUnknownKeys(Self.keys)
            let code = map.requiredName("code")
            let step = map.requiredWord("etape", among: Anomaly.Step.allCases.map(\.word)).flatMap(Anomaly.Step.init)
            let subjects = subjects(map)
            let validity = map.validity()
            let wording = wording(map)
            let cases = cases(map)
            let examples = ExampleReader(log: log).read(map)
            guard let code, let step, let span = map.entry("code")?.value.span, !subjects.isEmpty,
                unique.isNew(code, at: span)
            else { return nil }
            return Anomaly(
                code: code, name: "\(path)#\(code)", subjects: subjects, step: step, validity: validity,
                isOutsideCoverage: map.yesNo("hors_couverture") ?? false, wording: wording, cases: cases,
                examples: examples, span: span)
        }
    }

    private func subjects(_ map: YAMLMap) -> [Subject] {
        guard let node = map.required("pour") else { return [] }
        let texts = node.items == nil ? [map.text("pour")].compactMap { $0 } : map.texts("pour") ?? []
        return texts.compactMap { SubjectReader(log: log).read($0) }
    }

    private func wording(_ map: YAMLMap) -> Anomaly.Wording {
        Anomaly.Wording(
            condition: expression(map, "si"), gravity: gravity(map), message: map.text("message"),
            reference: map.text("reference"), path: map.text("chemin"), declared: expression(map, "declare"),
            expected: expression(map, "attendu"), correction: correction(map), doubt: map.string("doute"))
    }

    private func cases(_ map: YAMLMap) -> [Anomaly.Case] {
        guard map.has("cas") else { return [] }
        if let entry = map.entry("si") {
            log.error(
                "cle_deplacee", "une anomalie a soit une condition « si », soit des « cas »", at: entry.key.span,
                help: "mettez cette condition dans l'un des cas")
        }
        return (map.maps("cas", what: "un cas") ?? []).map { item in
            item.refuseUnknownKeys(Self.caseKeys)
            _ = item.required("si")
            return Anomaly.Case(validity: item.validity(), wording: wording(item), span: item.head)
        }
    }

    /// An expression: a plain text or a block; quotes around it would be taken for a text of the expression's.
    private func expression(_ map: YAMLMap, _ key: String) -> SourceText? {
        guard let node = map.field(key) else { return nil }
        if node.style == .singleQuoted || node.style == .doubleQuoted {
            log.error(
                "expression_entre_guillemets", "« \(key) » est une expression : elle ne se met pas entre guillemets",
                at: node.span, help: "retirez les guillemets, ou écrivez « \(key): | » et l'expression à la ligne suivante")
            return nil
        }
        if node.text == nil, !node.isUnreadable {
            log.error(
                "expression_attendue", "« \(key) » doit être une expression, pas \(node.describedKind)", at: node.span,
                help: "écrivez « \(key): | » et l'expression à la ligne suivante")
            return nil
        }
        return map.text(key)
    }

    private func gravity(_ map: YAMLMap) -> Anomaly.Gravity? {
        let words = Anomaly.Severity.allCases.map(\.word)
        guard let node = map.field("gravite") else { return nil }
        guard node.entries != nil else {
            let severity = map.requiredWord("gravite", among: words).flatMap(Anomaly.Severity.init)
            return severity.map { Anomaly.Gravity(before: $0, signing: $0) }
        }
        guard let inner = map.map("gravite", what: "la gravité") else { return nil }
        inner.refuseUnknownKeys(["avant_signature", "signature"])
        let before = inner.requiredWord("avant_signature", among: words).flatMap(Anomaly.Severity.init)
        let signing = inner.requiredWord("signature", among: words).flatMap(Anomaly.Severity.init)
        guard let before, let signing else { return nil }
        return Anomaly.Gravity(before: before, signing: signing)
    }

    private func correction(_ map: YAMLMap) -> Anomaly.Correction? {
        guard let inner = map.map("correction", what: "la correction") else { return nil }
        inner.refuseUnknownKeys(["remplacer", "par", "ajouter", "valeur"])
        if inner.has("ajouter") {
            guard let list = inner.requiredText("ajouter"), let value = inner.requiredText("valeur") else { return nil }
            return .append(list: list, value: value)
        }
        guard let field = inner.requiredText("remplacer"), let value = inner.requiredText("par") else { return nil }
        return .replace(field: field, value: value)
    }
}
