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
        log.error(
            "fait_inconnu", "« \(fact) » n'est pas un fait oui/non du salarié", at: about.span,
            help: near.map { "vouliez-vous dire « \($0) » ?" } ?? "définissez-le dans faits.yaml")
        return nil
    }

    private func refuse(_ fact: String, _ isTruth: Bool, _ span: SourceSpan) {
        let reason = isTruth ? "demande un calcul trop long" : "n'est ni vrai ni faux"
        log.error(
            "fait_inconnu", "« \(fact) » \(reason) : il ne choisit pas les salariés", at: span,
            help: "écrivez « chaque salarie », et la condition sur « \(fact) » dans « si »")
    }
}
