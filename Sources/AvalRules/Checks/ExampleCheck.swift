import AvalDeclarations
import AvalSource

/// Checks the model and the examples against the vocabulary: a field mistyped there would show nothing, in silence.
struct ExampleCheck {
    let schema: Schema
    let log: FindingLog

    /// The model must be a declaration without a wrong or unknown field, since every example starts from it.
    func check(template: YAMLNode) {
        let walk = DeclarationWalk(schema: schema) { slip in
            log.error("modele_invalide", slip.message, at: slip.span, help: slip.help)
        }
        walk.check(template, type: 0, path: [])
    }

    /// The examples of a rule, which should show it firing and not firing; a rule about wrong values or unknown fields
    /// needs such values.
    func check(_ anomaly: Anomaly) {
        let isAboutReading = anomaly.subjects.contains(where: \.subject.isAboutReading)
        let walk = DeclarationWalk(schema: schema) { slip in
            log.warning("exemple_douteux", slip.message, at: slip.span, help: slip.help)
        }
        for example in anomaly.examples where !isAboutReading {
            if let node = example.declaration { walk.check(node, type: 0, path: []) }
            if let node = example.salarie, let type = schema.type(named: SalarieRecord.name) {
                walk.check(node, type: type, path: [])
            }
        }
        checkBalance(anomaly)
    }

    private func checkBalance(_ anomaly: Anomaly) {
        guard anomaly.hasAllExamples else { return }
        let fires = anomaly.examples.count { $0.expectation != .fires(false) }
        if anomaly.examples.isEmpty {
            log.warning(
                "exemples_absents", "l'anomalie « \(anomaly.code) » n'a pas d'exemple", at: anomaly.span,
                help: "ajoutez « exemples: » avec un cas où elle paraît et un cas où elle ne paraît pas")
        } else if fires == 0 || fires == anomaly.examples.count {
            let missing = fires == 0 ? "paraît" : "ne paraît pas"
            log.warning(
                "exemples_incomplets", "aucun exemple ne montre quand l'anomalie « \(anomaly.code) » \(missing)",
                at: anomaly.span, help: "ajoutez un exemple avec « anomalie: \(fires == 0 ? "oui" : "non") »")
        }
    }
}

/// Goes through a declaration written in YAML, and tells what its vocabulary does not have.
struct DeclarationWalk {
    /// Something wrong, and what to do.
    struct Slip {
        let message: String
        let span: SourceSpan
        let help: String
    }

    let schema: Schema
    let found: (Slip) -> Void

    /// Checks the fields of a record or group.
    func check(_ node: YAMLNode, type: Int, path: [String]) {
        for entry in node.entries ?? [] { check(entry, type: type, path: path + [entry.name]) }
    }

    private func check(_ entry: YAMLNode.Entry, type: Int, path: [String]) {
        if let field = schema.field(path, in: type) { return check(entry.value, field) }
        if schema.records[type].groups.contains(where: { $0.path == path }) {
            return check(entry.value, type: type, path: path)
        }
        if type == 0, path.count == 1, let list = schema.records.firstIndex(where: { $0.key == path[0] }), list > 0 {
            if entry.value.entries != nil || entry.value.string?.isEmpty == false, entry.value.string != "null" {
                found(
                    Slip(
                        message: "« \(entry.name) » doit être une liste", span: entry.value.span,
                        help: "mettez des crochets autour : [{…}, {…}]"))
            }
            for item in entry.value.items ?? [] { check(item, type: list, path: []) }
            return
        }
        let record = schema.records[type]
        let names = record.fields.map(\.path) + record.groups.map(\.path)
        let near = Nearest.word(
            of: entry.name,
            among: names.filter { $0.count == path.count && $0.dropLast() == path.dropLast() }.compactMap(\.last))
        found(
            Slip(
                message: "« \(path.joined(separator: ".")) » n'est pas un champ de « \(record.name) »",
                span: entry.key.span,
                help: near.map { "vouliez-vous dire « \($0) » ?" } ?? "écrivez un champ du vocabulaire"))
    }

    /// A blank text is an absent value to the rules; null is one too.
    private func check(_ node: YAMLNode, _ field: Schema.Field) {
        guard let text = node.string, !text.allSatisfy(\.isWhitespace) else { return }
        if node.style == .plain, ["null", "~"].contains(text) { return }
        guard let mistyping = field.kind.mistyping(text, field.options) else { return }
        let near = Nearest.word(of: text, among: mistyping.candidates)
        found(
            Slip(
                message: "« \(field.path.joined(separator: ".")) » doit être \(mistyping.wanted)", span: node.span,
                help: near.map { "vouliez-vous dire « \($0) » ?" } ?? mistyping.help))
    }
}
