import AvalDeclarations
import AvalFEEL
import AvalSource
import AvalValues

/// What kinds of subject make their names of.
struct SubjectNames {
    let builder: NamespaceBuilder
    let facts: FactCompiler
    let log: FindingLog

    /// The names of a subject's own, with the declaration under its name and what every rule sees.
    func withDeclaration(_ own: Namespace...) -> Namespace {
        FactCompiler.merged(own + [facts.declarationGroup, builder.common()])
    }

    /// What judging gives of a determinant: its code is whatever a declaration says, and a rule may ask for those of the
    /// catalogue alone.
    var ofDeterminant: Namespace {
        var names = Subject.Facts.determinant.names()
        if case .slot(let code)? = names[Subject.Facts.code] {
            let kind = Kind.word(NamespaceBuilder.catalogueDomain(builder.model, isOpen: true))
            names[Subject.Facts.code] = .slot(KeptValue(code.reference, code.shape, kind, isPersonal: false))
        }
        return names
    }

    /// What experts say of determinants, under its name.
    var attributes: Namespace {
        Namespace([("attributs", .group(presence: nil, builder.determinantAttributes))])
    }

    /// The slot of the fact that chooses among the salariés.
    func filter(of about: Anomaly.About) -> SlotReference? {
        guard let fact = about.fact else { return nil }
        if case .slot(let kept)? = facts.salarie[fact], kept.shape == .boolean { return kept.reference }
        if let entry = facts.salarie[fact] {
            guard !facts.unread.contains(fact) else { return nil }
            log.add(entry.kind == .boolean ? SubjectFinding.slowFact(fact) : .textualFact(fact), at: about.span)
            return nil
        }
        let names = facts.salarie.entries.filter { $0.entry.kind == .boolean }.map(\.name)
        log.add(SubjectFinding.unknownFact(fact, near: Nearest.word(of: fact, among: names)), at: about.span)
        return nil
    }
}
