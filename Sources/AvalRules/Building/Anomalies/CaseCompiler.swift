import AvalDeclarations
import AvalFEEL
import AvalSource
import AvalValues

/// What a case is compiled with: what it says, or the rule for all its cases, and what texts of rule files become.
struct CaseCompiler {
    let item: Anomaly.Case
    let anomaly: Anomaly
    let subject: Subject
    let walk: Walk
    let schema: Schema
    let categories: [String]
    let expressions: ExpressionBuilder
    /// What numbers the cases of all rules, in their order.
    let numbers: CaseNumbers
    let log: FindingLog

    /// What reads messages.
    var templates: TemplateReader { TemplateReader(expressions: expressions) }

    /// When the case holds: on days when the rule does.
    var validity: Validity { Self.validity(of: item, in: anomaly) }

    /// When a case of a rule holds.
    static func validity(of item: Anomaly.Case, in anomaly: Anomaly) -> Validity {
        let (left, right) = (item.validity, anomaly.validity)
        return Validity(
            from: [left.from, right.from].compactMap { $0 }.max(), to: [left.to, right.to].compactMap { $0 }.min())
    }

    /// What the case says of a key, else the rule.
    func said<Value>(_ key: KeyPath<Anomaly.Wording, Value?>) -> Value? {
        item.wording[keyPath: key] ?? anomaly.wording[keyPath: key]
    }

    /// The same of a key that one of the two must have; nil with a finding where neither has it.
    func required<Value>(_ key: KeyPath<Anomaly.Wording, Value?>, _ name: String, example: String) -> Value? {
        let value = said(key)
        if value == nil { missing(name, example) }
        return value
    }

    /// The law; a case that says why it rests on none does not take the rule's.
    var reference: SourceText? { item.wording.withoutArticle == nil ? said(\.reference) : item.wording.reference }

    /// The value that a key puts in verdicts, with what it was compiled from.
    func output(_ key: KeyPath<Anomaly.Wording, SourceText?>, what: String) -> (Output, CheckedText)? {
        said(key).flatMap { templates.output($0, what: what) }
    }

    /// Where it points.
    func pointer() -> CompiledRule.Pointer? {
        PointerReader(schema: schema, walk: walk, log: log).read(said(\.path), at: item.span)
    }

    /// What may mend it, with what that was compiled from.
    func correction() -> (CompiledRule.Correction, CheckedText)? {
        said(\.correction).flatMap {
            CorrectionCompiler(
                schema: schema, walk: walk, categories: categories, expressions: expressions, log: log
            ).compile($0)
        }
    }

    /// The compiled condition; wrong values and unknown keys fire by being there.
    func condition() -> (code: TruthCode?, text: CheckedText?)? {
        guard let text = item.wording.condition else {
            let firesByBeing = subject.isAboutReading || anomaly.isOutsideCoverage
            if firesByBeing, !item.wording.written.contains("si") { return (nil, nil) }
            missing("si", "« si: … », la condition de l'anomalie")
            return nil
        }
        guard let checked = expressions.read(text, expecting: .boolean) else { return nil }
        // Below a condition of the rule, the last of its cases may well hold of all that is left.
        let isBelowAnother = !anomaly.cases.isEmpty && anomaly.wording.condition != nil
        if case .literal = checked.expression.root.form, !isBelowAnother {
            log.add(AnomalyBuildingFinding.constantCondition, at: text.span)
        }
        return (expressions.truth(checked), checked)
    }

    /// Tells what neither the case nor the rule says; what is written and could not be read is told already.
    private func missing(_ key: String, _ example: String) {
        guard !item.wording.written.contains(key), key == "si" || !anomaly.wording.written.contains(key) else { return }
        let finding = AnomalyBuildingFinding.missing(key: key, example: example, isCase: !anomaly.cases.isEmpty)
        log.add(finding, at: item.span)
    }
}

/// Numbers cases as they are made, from 0 on.
final class CaseNumbers {
    private var count = 0

    /// The number of one more case.
    func next() -> Int {
        defer { count += 1 }
        return count
    }
}
