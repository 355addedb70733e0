import AvalSource
import AvalValues

/// Reads `categories.yaml`.
struct CategoryReader {
    let log: FindingLog

    func read(_ map: YAMLMap?) -> CategoryRule {
        var rule = CategoryRule(
            categories: [], about: nil, fallback: 0, fallbackMotive: "", fallbackReference: "", own: 0, ownMotive: "",
            ownReference: "")
        guard let map else { return rule }
        map.refuseUnknownKeys(RuleKeys.categories)
        rule.categories = categories(map)
        rule.isIncomplete = rule.categories.count != map.entry("categories")?.value.items?.count
        if let text = map.requiredText("pour"), let about = SubjectReader(log: log).read(text) {
            if about.record == ContractName.salarie {
                rule.about = about
            } else {
                log.add(SubjectFinding.noSalarie, at: text.span)
            }
        }
        rule.fallback = index(map, "defaut", rule)
        rule.fallbackMotive = map.requiredString("motif_par_defaut") ?? ""
        rule.fallbackReference = map.string("reference_par_defaut") ?? ""
        _ = map.required("particuliers")
        if let own = map.map("particuliers", what: "« particuliers »") {
            own.refuseUnknownKeys(RuleKeys.own)
            own.checkReview()
            rule.own = index(own, "categorie", rule)
            rule.ownMotive = own.requiredString("motif") ?? ""
            rule.ownReference = own.string("reference") ?? ""
        }
        return rule
    }

    private func categories(_ map: YAMLMap) -> [CategoryRule.Category] {
        _ = map.required("categories")
        var unique = UniqueNames("la catégorie", log: log)
        return (map.maps("categories", what: "une catégorie") ?? []).compactMap { item in
            item.refuseUnknownKeys(RuleKeys.category)
            let code = item.requiredText("code")
            let label = item.requiredString("libelle")
            guard let code, let label, unique.isNew(code.string, at: code.span) else { return nil }
            return CategoryRule.Category(code: code.string, label: label, span: code.span)
        }
    }

    private func index(_ map: YAMLMap, _ key: String, _ rule: CategoryRule) -> Int {
        // Without all the words a right one would be called wrong: what is wrong with the list is told already.
        guard !rule.isIncomplete else { return 0 }
        let words = rule.words
        return map.requiredWord(key, among: words).flatMap { words.firstIndex(of: $0) } ?? 0
    }
}
