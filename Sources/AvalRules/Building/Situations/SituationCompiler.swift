import AvalFEEL
import AvalSource

/// Compiles the situations against the names of the declaration.
struct SituationCompiler {
    let expressions: ExpressionBuilder

    /// The situations, in their order; one that cannot be compiled has its findings.
    func compile(_ situations: [Situation]) -> [CompiledSituation] {
        let templates = TemplateReader(expressions: expressions)
        return situations.compactMap { situation in
            let label = templates.read(situation.label, what: "ce libellé")
            let condition = situation.condition.map { expressions.read($0, expecting: .boolean) }
            guard let label else { return nil }
            switch condition {
            case nil: return CompiledSituation(code: situation.code, label: label, condition: nil)
            case .some(nil): return nil
            case .some(let checked?):
                return CompiledSituation(
                    code: situation.code, label: label, condition: expressions.value(checked), text: checked)
            }
        }
    }
}
