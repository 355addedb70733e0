import AvalFEEL
import AvalValues

extension RuleSet {
    /// The most ways that are told of one subject.
    private static let shownWays = 6

    /// Why a rule did not fire for the subject of a frame, and the nearest ways in which it would. Where not `showsPersonal`, values
    /// that may identify a person are left out, and whether what is computed from them holds.
    ///
    /// `isChosen` tells whether « pour » chooses the subject; `fixed` are the names of what the subject is.
    public func explainAbsence(
        of rule: CompiledRule, _ frame: FrameView, isChosen: Bool, fixed: NameSet = [], showsPersonal: Bool
    ) -> ExplainedAbsence {
        let explainer = Explainer(self, frame, showsPersonal: showsPersonal)
        let search = WaySearch(explainer: explainer, fixed: fixed)
        let choice = isChosen ? nil : chosenBy(rule)
        var above: [[WaySearch.Draft]] = choice.map { [search.ways(ofFact: $0)] } ?? []
        if let premise = rule.premise { above.append(search.ways(of: premise.text, scope: scope(rule))) }
        var found: [(item: Int, draft: WaySearch.Draft)] = []
        for (index, item) in rule.cases.enumerated() {
            let own = item.texts.condition.map { [search.ways(of: $0, scope: scope(rule))] } ?? []
            found += search.combined(above + own).map { (index, $0) }
        }
        let ways = nearest(found, search).map { item, draft in
            ExplainedWay(
                item: item, changes: draft.requirements.filter(\.isChange).map { $0.answer(explainer) },
                hidden: draft.requirements.filter(\.isHidden).map { $0.answer(explainer) })
        }
        var part: ExplainedPart?
        if let choice, case .expression(let text) = choice.source { part = explainer.explain(text) }
        let explained = explain(rule, frame, showsPersonal: showsPersonal)
        return ExplainedAbsence(choice: part, rule: explained, ways: ways)
    }

    private func nearest(
        _ found: [(item: Int, draft: WaySearch.Draft)], _ search: WaySearch
    ) -> [(item: Int, draft: WaySearch.Draft)] {
        let possible = found.filter { $0.draft.isPossible }
        let sorted = possible.enumerated().sorted {
            let (one, other) = ($0.element.draft, $1.element.draft)
            return (one.changes, one.hidden, $0.offset) < (other.changes, other.hidden, $1.offset)
        }
        return sorted.prefix(Self.shownWays).map(\.element)
    }

    private func chosenBy(_ rule: CompiledRule) -> CompiledFact? {
        rule.about.fact.flatMap { name in
            facts.first { TextKey($0.name) == TextKey(name) && TextKey($0.record) == TextKey(ContractName.salarie) }
        }
    }

    /// What the letters of its questions mean: of a salarié the same as in the facts about him.
    private func scope(_ rule: CompiledRule) -> String {
        if case .records(let type) = rule.walk { return schema.records[type].name }
        return rule.type > 0 ? rule.about.span.file.path : ContractName.declaration
    }
}

extension CompiledRule {
    /// Its `pour`, as its file has it.
    public var subject: String {
        let span = about.span
        return String(decoding: span.file.bytes[span.lower..<span.upper], as: UTF8.self)
    }
}

extension WaySearch.Requirement {
    fileprivate func answer(_ explainer: Explainer) -> NeededAnswer {
        NeededAnswer(question: explainer.explain(node, text), isYes: allowed.contains(.yes))
    }
}

extension RuleSet {
    /// The fact that tells who is present, of the salarié of a frame; nil where all are.
    public func explainPresence(_ frame: FrameView, showsPersonal: Bool) -> ExplainedPart? {
        let fact = model.categories.about?.fact.flatMap { name in
            facts.first { TextKey($0.name) == TextKey(name) && TextKey($0.record) == TextKey(ContractName.salarie) }
        }
        guard case .expression(let text)? = fact?.source else { return nil }
        return Explainer(self, frame, showsPersonal: showsPersonal).explain(text)
    }
}
