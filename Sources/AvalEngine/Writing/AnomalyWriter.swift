import AvalDeclarations
import AvalFEEL
import AvalJSON
import AvalRules
import AvalValues

/// Writes the anomalies of a verdict; the frames in which their rules fired are made again one by one.
struct AnomalyWriter {
    private let judgement: Judgement
    private let output: OutputBuffer
    private let pointers: PointerWriter
    /// What always stands, by the numbers of cases; the rulebook keeps it.
    private let texts: FlatArray<VerdictConstants.Case>.View
    /// Whether anomalies weigh as they do at the signature.
    private let isSigning: Bool

    init(judgement: Judgement, output: OutputBuffer) {
        self.judgement = judgement
        self.output = output
        pointers = PointerWriter(judgement: judgement, output: output)
        texts = judgement.constants.cases.view
        isSigning = judgement.options.limit == .signature
    }

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

    // MARK: One anomaly

    private func write(_ hit: Hit) {
        let rule = judgement.rule(of: hit)
        let item = rule.cases[Int(hit.item)]
        let number = item.number
        output.put(isSigning ? texts[number].opening.signing : texts[number].opening.before)
        pointers.write(texts[number].base, hit, rule)
        output.put(texts[number].path)
        salarie(hit)
        output.put(texts[number].message)
        if texts[number].message.isEmpty || item.hasMore || texts[number].hasReference {
            judgement.withFrame(of: hit, rule) { writeValues(item, hit, rule, $0) }
        } else {
            output.put(texts[number].ending)
        }
        output.put("}")
    }

    /// What stands in the anomaly because of the values of its subject.
    private func writeValues(_ item: CompiledRule.Case, _ hit: Hit, _ rule: CompiledRule, _ frame: FrameView) {
        let number = item.number
        if texts[number].message.isEmpty {
            output.put(",\"message\":\"")
            write(item.message, frame, from: texts[number].messagePieces)
            output.put("\"")
        }
        if let declared = item.declared { _ = SlotWriter.json(declared, frame, before: ",\"declare\":", output) }
        if let expected = item.expected { _ = SlotWriter.json(expected, frame, before: ",\"attendu\":", output) }
        if texts[number].hasReference, let reference = item.reference {
            output.put(",\"reference\":\"")
            write(reference, frame, from: texts[number].referencePieces)
            output.put("\"")
        }
        output.put(texts[number].ending)
        if let correction = item.correction {
            CorrectionWriter(judgement: judgement, output: output, pointers: pointers)
                .write(correction, hit, rule, frame)
        }
    }

    private func write(_ template: Template, _ frame: FrameView, from first: Int) {
        template.write(frame, into: output) { judgement.constants.piece(first + $0) }
    }

    /// `,"salarie":"s1"` when the subject is a salarié or one of his codes or values.
    private func salarie(_ hit: Hit) {
        guard !hit.isDeclaration else { return }
        output.put(",\"salarie\":\"")
        output.put(judgement.salarie(of: hit))
        output.put("\"")
    }
}

extension CompiledRule.Case {
    /// Whether values of the subject stand in its anomalies beside the message.
    fileprivate var hasMore: Bool { declared != nil || expected != nil || correction != nil }
}
