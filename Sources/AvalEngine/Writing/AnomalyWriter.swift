import AvalDeclarations
import AvalFEEL
import AvalJSON
import AvalRules
import AvalValues

/// Writes the anomalies of a verdict; the frames in which their rules fired are made again one by one.
struct AnomalyWriter {
    let judge: Judge
    let output: OutputBuffer

    func writeAll() {
        for (index, hit) in judge.hits.pointee.hits.enumerated() {
            if index > 0 { output.put(",") }
            write(hit)
        }
    }

    func writeBrief() {
        let hits = judge.hits.pointee.hits
        let codes = judge.groups.codes
        for (index, hit) in hits.enumerated() {
            output.put(index == 0 ? "{\"code\":\"" : ",{\"code\":\"")
            output.put((hit.isDeclaration ? codes.declaration : codes.salarie)[Int(hit.rule)])
            output.put("\"")
            salarie(hit)
            output.put("}")
        }
    }

    /// Whether an anomaly points into the payment.
    var concernsPayment: Bool {
        judge.hits.pointee.hits.contains { hit in
            guard hit.isDeclaration else { return false }
            let item = judge.rule(of: hit).cases[Int(hit.item)]
            if item.concernsPayment { return true }
            guard case .subject = item.place, hit.element >= 0 else { return false }
            let wrong = judge.record.wrongValues[Int(hit.element)]
            return wrong.type == 0 && judge.rules.schema.records[0].fields[wrong.field].path.first == "paiement"
        }
    }

    // MARK: One anomaly

    private func write(_ hit: Hit) {
        let rule = judge.rule(of: hit)
        let item = rule.cases[Int(hit.item)]
        let text = judge.constants.cases[item.number]
        output.put(judge.options.limit == .signature ? text.opening.signing : text.opening.before)
        place(item.place, hit, rule)
        output.put(text.path)
        salarie(hit)
        output.put(text.message)
        if text.message.isEmpty || item.hasMore || text.hasReference {
            var frame = frame(hit, rule)
            withUnsafePointer(to: &frame) { writeValues(item, text, hit, $0) }
        } else {
            output.put(text.ending)
        }
        output.put("}")
    }

    /// What stands in the anomaly because of the values of its subject.
    private func writeValues(
        _ item: CompiledRule.Case, _ text: VerdictConstants.Case, _ hit: Hit, _ frame: UnsafePointer<SlotFrame>
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
            CorrectionWriter(judge: judge, output: output, pointers: self).write(correction, hit, frame)
        }
    }

    /// `,"salarie":"s1"` when the subject is a salarié or one of his codes or values.
    private func salarie(_ hit: Hit) {
        guard !hit.isDeclaration else { return }
        output.put(",\"salarie\":\"")
        output.put(judge.record.row(Int(hit.row), of: judge.rules.salarieType)[judge.rules.slots.id].bytes)
        output.put("\"")
    }

    private func template(_ template: Template, _ frame: UnsafePointer<SlotFrame>) {
        for piece in template.pieces {
            switch piece {
            case .text(let bytes): bytes.withUnsafeBytes { output.put(escaping: $0) }
            case .output(let value): SlotWriter.spoken(value, frame, output)
            }
        }
    }

    /// The frame in which the rule fired.
    private func frame(_ hit: Hit, _ rule: CompiledRule) -> SlotFrame {
        let record = judge.record
        var row: UnsafeMutablePointer<Slot>?
        if hit.row >= 0 {
            let type = hit.isDeclaration ? rule.type : judge.rules.salarieType
            row = record.row(Int(hit.row), of: type)
        }
        switch rule.subject {
        case .companyDeterminants: judge.setElement(judge.companyCodes[Int(hit.element)].entry, judge.state.element)
        case .carriedDeterminants: if let code = carried(hit) { judge.setElement(code, judge.state.element) }
        case .wrongValues: judge.state.wrongValue = record.wrongValues[Int(hit.element)]
        default: break
        }
        let hasElement = rule.subject == .companyDeterminants || !rule.subject.isRecordOrWhole
        return judge.state.frame(
            row: row.map { UnsafePointer($0) }, element: hasElement ? UnsafePointer(judge.state.element) : nil)
    }

    /// The code that is the subject, in the salarié's list.
    func carried(_ hit: Hit) -> CodeEntry? {
        guard hit.element >= 0 else { return nil }
        let list = judge.record.row(Int(hit.row), of: judge.rules.salarieType)[judge.rules.slots.carriedCodes]
        return judge.record.codes(of: list)[Int(hit.element)]
    }

    // MARK: Pointers

    /// Writes where an anomaly points, as a JSON Pointer.
    func pointer(_ hit: Hit) {
        let rule = judge.rule(of: hit)
        let place = rule.cases[Int(hit.item)].place
        self.place(place, hit, rule)
        switch place {
        case .root(let path), .row(let path): output.put(text: path)
        case .element, .subject: break
        }
    }

    /// Writes where an anomaly points, as far as its rule does not say it itself.
    private func place(_ place: CompiledRule.Place, _ hit: Hit, _ rule: CompiledRule) {
        switch place {
        case .root: break
        case .row: row(hit, rule)
        case .element: element(hit)
        case .subject: subject(hit)
        }
    }

    /// The record of the subject.
    func row(_ hit: Hit) { row(hit, judge.rule(of: hit)) }

    private func row(_ hit: Hit, _ rule: CompiledRule) {
        if hit.row >= 0 { row(Int(hit.row), of: hit.isDeclaration ? rule.type : judge.rules.salarieType) }
    }

    /// A record; nothing for the declaration.
    private func row(_ row: Int, of type: Int) {
        guard type > 0 else { return }
        output.put(judge.constants.records[type])
        output.put(integer: row)
    }

    /// The code that is the subject.
    func element(_ hit: Hit) {
        if hit.isDeclaration {
            let code = judge.companyCodes[Int(hit.element)]
            if code.ownRow >= 0, let type = judge.rules.ownType {
                row(Int(code.ownRow), of: type)
                output.put("/code")
            } else {
                output.put("/determinants/")
                output.put(integer: Int(code.entry.position))
            }
            return
        }
        row(hit)
        output.put("/determinants/")
        output.put(integer: Int(carried(hit)?.position ?? 0))
    }

    /// The wrong value, or the first key that nobody declared.
    private func subject(_ hit: Hit) {
        let schema = judge.rules.schema
        if hit.element >= 0 {
            let wrong = judge.record.wrongValues[Int(hit.element)]
            row(wrong.row, of: wrong.type)
            output.put(text: schema.records[wrong.type].fields[wrong.field].path.map { "/" + $0 }.joined())
        } else if let unknown = judge.record.unknownFields.first {
            row(unknown.row, of: unknown.type)
            output.put(text: schema.records[unknown.type].groups[unknown.group].path.map { "/" + $0 }.joined())
            if let name = unknown.name { output.put(text: "/" + name) }
        }
    }
}

extension Subject {
    /// Whether its rules look at records or the declaration, with no smaller element.
    var isRecordOrWhole: Bool {
        switch self {
        case .declaration, .each, .wrongValues, .unknownFields: true
        case .companyDeterminants, .carriedDeterminants: false
        }
    }
}

extension CompiledRule.Case {
    /// Whether values of the subject stand in its anomalies beside the message.
    fileprivate var hasMore: Bool { declared != nil || expected != nil || correction != nil }
}
