import AvalDeclarations
import AvalFEEL
import AvalSource
import AvalValues

/// Compiles what may mend an anomaly.
struct CorrectionCompiler {
    let schema: Schema
    let subject: Subject
    let categories: [String]
    let expressions: ExpressionBuilder
    let log: FindingLog

    func compile(_ correction: Anomaly.Correction) -> CompiledRule.Correction? {
        let templates = TemplateReader(expressions: expressions)
        switch correction {
        case .replace(let field, let value):
            guard case .slot(let reference, let shape, let kind, let isPersonal, _)? = entry(field), !isPersonal else {
                return refuse(field)
            }
            if shape == .text || shape == .codes || reference.level == .element { return refuse(field) }
            guard let output = templates.output(value, what: "la correction", expecting: kind) else { return nil }
            let isRanked = shape == .word(categories)
            return .replace(
                field: reference, shape: shape, path: pointer(field), value: output, isRanked: isRanked)
        case .append(let list, let value):
            guard case .slot(let reference, .codes, _, _, _)? = entry(list), reference.level == .root,
                subject == .carriedDeterminants(fact: subjectFact)
            else { return refuse(list) }
            guard let output = templates.output(value, what: "la correction") else { return nil }
            return .append(list: reference, path: pointer(list), value: output)
        }
    }

    private var subjectFact: String? {
        if case .carriedDeterminants(let fact) = subject { fact } else { nil }
    }

    private func entry(_ text: SourceText) -> Entry? {
        expressions.names.resolve(text.string.split(separator: ".").map(String.init))
    }

    private func pointer(_ text: SourceText) -> String {
        text.string.split(separator: ".").filter { $0 != "declaration" }.map { "/" + $0 }.joined()
    }

    private func refuse(_ text: SourceText) -> CompiledRule.Correction? {
        if entry(text) == nil {
            let names = expressions.names.fieldPaths
            log.error(
                "champ_inconnu", "« \(text.string) » n'est pas un champ connu ici", at: text.place,
                help: FieldNames(names).question(about: text.string) ?? "écrivez un champ du vocabulaire")
            return nil
        }
        log.error(
            "correction_impossible", "« \(text.string) » ne peut pas être corrigé d'office",
            at: text.place,
            help:
                "« remplacer » vise un champ non personnel de type mot, date, nombre ou oui_non ; « ajouter », une liste "
                + "de codes de la déclaration, dans une règle sur « chaque determinant de salarie »")
        return nil
    }
}
