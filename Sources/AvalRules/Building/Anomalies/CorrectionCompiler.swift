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
            let near = FieldNames(names).nearest(to: text.string)
            log.add(AnomalyBuildingFinding.unknownField(text.string, near: near), at: text.place)
            return nil
        }
        log.add(AnomalyBuildingFinding.impossibleCorrection(text.string), at: text.place)
        return nil
    }
}
