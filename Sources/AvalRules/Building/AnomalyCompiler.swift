import AvalDeclarations
import AvalFEEL
import AvalSource
import AvalValues

/// Compiles one anomaly for each of its subjects, checking all that it says against the names that the subject sees.
struct AnomalyCompiler {
    let schema: Schema
    let subjects: SubjectNames
    let catalogue: [String: Int]
    let personalNames: Set<String>
    let categories: [String]
    let evaluation: Evaluation
    let log: FindingLog

    func compile(_ anomaly: Anomaly, order: Int) -> [CompiledRule] {
        anomaly.subjects.compactMap { compile(anomaly, for: $0, order: order) }
    }

    private func compile(_ anomaly: Anomaly, for subject: Subject, order: Int) -> CompiledRule? {
        guard let names = subjects.names(for: subject, at: anomaly.span) else { return nil }
        let expressions = ExpressionBuilder(
            names: names, catalogue: catalogue, personalNames: personalNames, evaluation: evaluation, log: log)
        let whole = Anomaly.Case(validity: .always, wording: anomaly.wording, span: anomaly.span)
        let written = anomaly.cases.isEmpty ? [whole] : anomaly.cases
        let cases = written.compactMap { item -> CompiledRule.Case? in
            if anomaly.validity != .always, !item.validity.overlaps(anomaly.validity) {
                log.error(
                    "cas_hors_periode", "ce cas ne vaut aucun des jours où l'anomalie vaut", at: item.span,
                    help: "corrigez les dates du cas ou celles de l'anomalie")
            }
            return compile(item, of: anomaly, subject, expressions)
        }
        guard cases.count == written.count else { return nil }
        return CompiledRule(
            order: order, code: anomaly.code, name: anomaly.name, subject: subject,
            type: subject.record.flatMap { schema.type(named: $0) } ?? subjects.salarieType,
            filter: subjects.filter(of: subject, at: anomaly.span), step: anomaly.step, cases: cases,
            isOutsideCoverage: anomaly.isOutsideCoverage)
    }

    private func compile(
        _ item: Anomaly.Case, of anomaly: Anomaly, _ subject: Subject, _ expressions: ExpressionBuilder
    ) -> CompiledRule.Case? {
        let own = item.wording
        let shared = anomaly.wording
        let templates = TemplateReader(expressions: expressions)
        let condition = condition(own, anomaly, subject, expressions)
        let gravity = own.gravity ?? shared.gravity
        if gravity == nil { missing("gravite", "« gravite: avertissement »", item.span) }
        let text = own.message ?? shared.message
        if text == nil { missing("message", "« message: \"…\" »", item.span) }
        let place = PlaceReader(schema: schema, subject: subject, log: log).read(own.path ?? shared.path, at: item.span)
        let message = text.flatMap { templates.read($0, what: "ce message") }
        let reference = (own.reference ?? shared.reference).map { templates.read($0, what: "cette référence") }
        let declared = (own.declared ?? shared.declared).map { templates.output($0, what: "« declare »") }
        let expected = (own.expected ?? shared.expected).map { templates.output($0, what: "« attendu »") }
        let correction = (own.correction ?? shared.correction).map {
            CorrectionCompiler(
                schema: schema, subject: subject, categories: categories, expressions: expressions, log: log
            ).compile($0)
        }
        guard let condition, let gravity, let place, let message, reference.map({ $0 != nil }) ?? true else { return nil }
        return CompiledRule.Case(
            validity: intersection(item.validity, anomaly.validity), condition: condition.code, gravity: gravity, place: place,
            message: message, reference: reference ?? nil, declared: declared ?? nil, expected: expected ?? nil,
            correction: correction ?? nil)
    }

    private func intersection(_ left: Validity, _ right: Validity) -> Validity {
        Validity(
            from: [left.from, right.from].compactMap { $0 }.max(), to: [left.to, right.to].compactMap { $0 }.min())
    }

    /// The compiled condition; wrong values and unknown keys fire by being there.
    private func condition(
        _ wording: Anomaly.Wording, _ anomaly: Anomaly, _ subject: Subject, _ expressions: ExpressionBuilder
    ) -> (code: TruthCode?, Void)? {
        guard let text = wording.condition else {
            if subject == .wrongValues || subject == .unknownFields { return (nil, ()) }
            missing("si", "« si: … », la condition de l'anomalie", anomaly.span)
            return nil
        }
        guard let checked = expressions.read(text, expecting: .boolean) else { return nil }
        return (expressions.truth(checked), ())
    }

    private func missing(_ key: String, _ what: String, _ span: Span) {
        log.error("cle_manquante", "cette anomalie n'a pas de « \(key) »", at: span, help: "ajoutez \(what)")
    }
}

/// Reads `chemin`: the field that an anomaly points at.
struct PlaceReader {
    let schema: Schema
    let subject: Subject
    let log: FindingLog

    func read(_ text: SourceText?, at span: Span) -> CompiledRule.Place? {
        guard let text else { return natural(span) }
        var path = text.string.split(separator: ".").map(String.init)
        let pointer: (String) -> CompiledRule.Place
        let type: Int
        if subject != .declaration, path.first == "declaration" {
            path.removeFirst()
            (type, pointer) = (0, { .root($0) })
        } else if case .each(let record, _) = subject {
            (type, pointer) = (schema.type(named: record) ?? 0, { .row($0) })
        } else if case .carriedDeterminants = subject {
            (type, pointer) = (schema.type(named: SalarieRecord.name) ?? 0, { .row($0) })
        } else {
            (type, pointer) = (0, { .root($0) })
        }
        let record = schema.records[type]
        let known = record.fields.map(\.path) + record.groups.map(\.path) + (type == 0 ? schema.records.map { [$0.key] } : [])
        if known.contains(path) { return pointer(path.map { "/" + $0 }.joined()) }
        let names = known.map { $0.joined(separator: ".") }.filter { !$0.isEmpty }
        let near = Nearest.word(of: path.joined(separator: "."), among: names)
        log.error(
            "champ_inconnu", "« \(text.string) » n'est pas un champ de « \(record.name) »", at: text.span(0..<text.bytes.count),
            help: near.map { "vouliez-vous dire « \($0) » ?" } ?? "écrivez un champ du vocabulaire")
        return nil
    }

    /// Where a rule points that does not say it.
    private func natural(_ span: Span) -> CompiledRule.Place? {
        switch subject {
        case .companyDeterminants, .carriedDeterminants: return .element
        case .wrongValues, .unknownFields: return .subject
        case .each: return .row("")
        case .declaration:
            log.error(
                "cle_manquante", "cette anomalie ne dit pas quel champ elle montre", at: span,
                help: "ajoutez « chemin: » et le nom d'un champ")
            return nil
        }
    }
}

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
            guard case .slot(let reference, let shape, _, let isPersonal, _)? = entry(field), !isPersonal else {
                return refuse(field)
            }
            if shape == .text || shape == .codes || reference.level == .element { return refuse(field) }
            guard let output = templates.output(value, what: "la correction") else { return nil }
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
        log.error(
            "correction_impossible", "« \(text.string) » ne peut pas être corrigé d'office",
            at: text.span(0..<text.bytes.count),
            help: "« remplacer » vise un champ non personnel de type mot, date, nombre ou oui_non ; « ajouter », une liste de codes de la déclaration, "
                + "dans une règle sur « chaque determinant de salarie »")
        return nil
    }
}
