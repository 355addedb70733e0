import AvalDeclarations
import AvalFEEL
import AvalSource
import AvalValues

/// Compiles what may mend an anomaly.
struct CorrectionCompiler {
    let schema: Schema
    let walk: Walk
    let categories: [String]
    let expressions: ExpressionBuilder
    let log: FindingLog

    func compile(_ correction: Anomaly.Correction) -> (CompiledRule.Correction, CheckedText)? {
        let templates = TemplateReader(expressions: expressions)
        switch correction {
        case .replace(let field, let value):
            guard case .slot(let kept)? = entry(field), !kept.isPersonal else { return refuse(field) }
            if kept.shape == .text || kept.shape == .codes || kept.reference.level == .element { return refuse(field) }
            guard let (output, checked) = templates.output(value, what: "la correction", expecting: kept.kind) else {
                return nil
            }
            let corrected = CompiledRule.CorrectedField(
                reference: kept.reference, shape: kept.shape, path: pointer(field),
                isRanked: kept.shape == .word(categories), form: kept.form)
            return (.replace(field: corrected, value: output), checked)
        case .append(let list, let value):
            guard case .slot(let kept)? = entry(list), kept.shape == .codes, kept.reference.level == .root,
                walk.isOfCodesOfRecords
            else { return refuse(list) }
            guard let (output, checked) = templates.output(value, what: "la correction") else { return nil }
            return (.append(list: kept.reference, path: pointer(list), value: output), checked)
        }
    }

    private func entry(_ text: SourceText) -> Entry? {
        expressions.names.resolve(text.string.split(separator: ".").map(String.init))
    }

    private func pointer(_ text: SourceText) -> String {
        text.string.split(separator: ".").filter { $0 != ContractName.declaration }.map { "/" + $0 }.joined()
    }

    private func refuse(_ text: SourceText) -> (CompiledRule.Correction, CheckedText)? {
        if entry(text) == nil {
            let names = expressions.names.fieldPaths
            let near = FieldNames(names).nearest(to: text.string)
            log.add(AnomalyBuildingFinding.unknownField(text.string, near: near), at: text.span)
            return nil
        }
        log.add(AnomalyBuildingFinding.impossibleCorrection(text.string), at: text.span)
        return nil
    }
}
