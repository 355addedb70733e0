import AvalDeclarations
import AvalFEEL
import AvalSource

/// The names that the rules about each subject see.
struct SubjectNames {
    let builder: NamespaceBuilder
    let facts: FactCompiler
    let log: FindingLog

    /// The record type of a salarié.
    var salarieType: Int { builder.schema.type(named: SalarieRecord.name) ?? 0 }

    /// The names for a subject; nil with a finding when it is none.
    func names(for subject: Subject, at span: SourceSpan) -> Namespace? {
        let common = builder.common()
        switch subject {
        case .declaration: return facts.names(for: "declaration")
        case .each(SalarieRecord.name, _): return facts.names(for: SalarieRecord.name)
        case .each(let record, let fact):
            guard let type = builder.schema.type(named: record), type > 0 else {
                let near = Nearest.word(of: record, among: builder.schema.records.map(\.name))
                log.error(
                    "sujet_inconnu", "« \(record) » n'est le nom d'aucune fiche de la déclaration", at: span,
                    help: near.map { "vouliez-vous dire « chaque \($0)\(meant(fact)) » ?" }
                        ?? "écrivez par exemple « chaque salarie »")
                return nil
            }
            if let fact {
                log.error(
                    "sujet_inconnu", "« \(fact) » : seuls les salariés se choisissent par un fait", at: span,
                    help: "écrivez « chaque \(record) », et la condition dans « si »")
                return nil
            }
            return FactCompiler.merged([builder.fields(of: type, level: .row), facts.declarationGroup, common])
        case .companyDeterminants:
            return FactCompiler.merged([builder.determinantFacts(), facts.declarationGroup, common])
        case .carriedDeterminants:
            let salarie = Namespace([("salarie", .group(presence: nil, facts.salarie))])
            return FactCompiler.merged([builder.determinantFacts(), salarie, facts.declarationGroup, common])
        case .wrongValues: return FactCompiler.merged([builder.wrongValueFacts(), facts.declarationGroup, common])
        case .unknownFields: return FactCompiler.merged([builder.unknownFieldFacts(), facts.declarationGroup, common])
        }
    }

    /// The check of loops for the expressions of a rule: wrong values may be as many as salariés.
    func loops(of subject: Subject, _ names: Namespace) -> LoopCheck {
        LoopCheck(
            names: names, salarieType: builder.schema.type(named: SalarieRecord.name),
            isRunForEach: subject.isAboutSalarie || subject == .wrongValues)
    }

    /// The slot of the fact that chooses among the salariés.
    func filter(of subject: Subject, at span: SourceSpan?) -> SlotReference? {
        let fact: String?
        switch subject {
        case .each(_, let name), .carriedDeterminants(let name): fact = name
        default: fact = nil
        }
        guard let fact else { return nil }
        if case .slot(let kept)? = facts.salarie[fact], kept.shape == .boolean { return kept.reference }
        if let entry = facts.salarie[fact] {
            if !facts.unread.contains(fact) { refuse(fact, entry.kind == .boolean, span) }
            return nil
        }
        let names = facts.salarie.entries.filter { $0.entry.kind == .boolean }.map(\.name)
        let near = Nearest.word(of: fact, among: names)
        log.error(
            "fait_inconnu", "« \(fact) » n'est pas un fait oui/non du salarié", at: span,
            help: near.map { "vouliez-vous dire « \($0) » ?" } ?? "définissez-le dans faits.yaml")
        return nil
    }

    /// The fact of the salarié that a word after the record's name means.
    private func meant(_ fact: String?) -> String {
        guard let fact else { return "" }
        let names = facts.salarie.entries.map(\.name)
        return " " + (names.contains(fact) ? fact : Nearest.word(of: fact, among: names) ?? fact)
    }

    private func refuse(_ fact: String, _ isTruth: Bool, _ span: SourceSpan?) {
        let reason = isTruth ? "demande un calcul trop long" : "n'est ni vrai ni faux"
        log.error(
            "fait_inconnu", "« \(fact) » \(reason) : il ne choisit pas les salariés", at: span,
            help: "écrivez « chaque salarie », et la condition sur « \(fact) » dans « si »")
    }
}
