import AvalDeclarations
import AvalFEEL
import AvalSource

/// What kinds of subject make their names of.
struct SubjectNames {
    let builder: NamespaceBuilder
    let facts: FactCompiler
    let log: FindingLog

    /// The names of a subject's own, with the declaration under its name and what every rule sees.
    func withDeclaration(_ own: Namespace...) -> Namespace {
        FactCompiler.merged(own + [facts.declarationGroup, builder.common()])
    }

    /// The slot of the fact that chooses among the salariés.
    func filter(of about: Anomaly.About) -> SlotReference? {
        guard let fact = about.fact else { return nil }
        if case .slot(let kept)? = facts.salarie[fact], kept.shape == .boolean { return kept.reference }
        if let entry = facts.salarie[fact] {
            if !facts.unread.contains(fact) { refuse(fact, entry.kind == .boolean, about.span) }
            return nil
        }
        let names = facts.salarie.entries.filter { $0.entry.kind == .boolean }.map(\.name)
        let near = Nearest.word(of: fact, among: names)
        log.add(SubjectFinding.unknownFact(fact, near: near), at: about.span)
        return nil
    }

    private func refuse(_ fact: String, _ isTruth: Bool, _ span: SourceSpan) {
        log.add(isTruth ? SubjectFinding.longFact(fact) : .factWithoutTruth(fact), at: span)
    }
}
