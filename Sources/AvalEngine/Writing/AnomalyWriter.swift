import AvalDeclarations
import AvalFEEL
import AvalJSON
import AvalRules
import AvalValues

/// Writes the anomalies of a verdict; the frames in which their rules fired are made again one by one.
struct AnomalyWriter {
    let judgement: Judgement
    let output: OutputBuffer

    private var pointers: PointerWriter { PointerWriter(judgement: judgement, output: output) }

    func writeAll() {
        for index in 0..<judgement.hitCount {
            if index > 0 { output.put(",") }
            write(judgement.hit(index))
        }
    }

    func writeBrief() {
        for index in 0..<judgement.hitCount {
            let hit = judgement.hit(index)
            output.put(index == 0 ? "{\"code\":\"" : ",{\"code\":\"")
            output.put(judgement.code(of: hit))
            output.put("\"")
            salarie(hit)
            output.put("}")
        }
    }

    /// Whether an anomaly points into the payment.
    var concernsPayment: Bool {
        (0..<judgement.hitCount).contains { index in
            let hit = judgement.hit(index)
            guard hit.isDeclaration else { return false }
            let rule = judgement.rule(of: hit)
            let item = rule.cases[Int(hit.item)]
            if item.concernsPayment { return true }
            guard case .subject = item.pointer, rule.walk == .wrongValues else { return false }
            let wrong = judgement.wrongValue(of: hit)
            return wrong.type == 0 && judgement.rules.schema.records[0].fields[wrong.field].path.first == "paiement"
        }
    }

    // MARK: One anomaly

    private func write(_ hit: Hit) {
        let rule = judgement.rule(of: hit)
        let item = rule.cases[Int(hit.item)]
        let text = judgement.constants.cases[item.number]
        output.put(judgement.options.limit == .signature ? text.opening.signing : text.opening.before)
        pointers.write(item.pointer, hit, rule)
        output.put(text.path)
        salarie(hit)
        output.put(text.message)
        if text.message.isEmpty || item.hasMore || text.hasReference {
            judgement.withFrame(of: hit, rule) { writeValues(item, text, hit, rule, $0) }
        } else {
            output.put(text.ending)
        }
        output.put("}")
    }

    /// What stands in the anomaly because of the values of its subject.
    private func writeValues(
        _ item: CompiledRule.Case, _ text: VerdictConstants.Case, _ hit: Hit, _ rule: CompiledRule,
        _ frame: FrameView
    ) {
        if text.message.isEmpty {
            output.put(",\"message\":\"")
            template(item.message, frame)
            output.put("\"")
        }
        if let declared = item.declared { _ = SlotWriter.json(declared, frame, before: ",\"declare\":", output) }
        if let expected = item.expected { _ = SlotWriter.json(expected, frame, before: ",\"attendu\":", output) }
        if text.hasReference, let reference = item.reference {
            output.put(",\"reference\":\"")
            template(reference, frame)
            output.put("\"")
        }
        output.put(text.ending)
        if let correction = item.correction {
            CorrectionWriter(judgement: judgement, output: output, pointers: pointers)
                .write(correction, hit, rule, frame)
        }
    }

    /// `,"salarie":"s1"` when the subject is a salarié or one of his codes or values.
    private func salarie(_ hit: Hit) {
        guard !hit.isDeclaration else { return }
        output.put(",\"salarie\":\"")
        output.put(judgement.salarie(of: hit))
        output.put("\"")
    }

    private func template(_ template: Template, _ frame: FrameView) {
        for piece in template.pieces {
            switch piece {
            case .text(let bytes): bytes.withUnsafeBytes { output.put(escaping: $0) }
            case .output(let value): SlotWriter.spoken(value, frame, output)
            }
        }
    }
}

extension CompiledRule.Case {
    /// Whether values of the subject stand in its anomalies beside the message.
    fileprivate var hasMore: Bool { declared != nil || expected != nil || correction != nil }
}
