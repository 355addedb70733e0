import AvalDeclarations
import AvalFEEL
import AvalJSON
import AvalRules
import AvalValues

/// Writes the anomalies of a verdict; the frames in which their rules fired are made again one by one.
struct AnomalyWriter {
    let judge: Judge
    let output: ByteBuffer

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
        output.put("{\"code\":\"")
        output.put(text: rule.code)
        output.put("\",\"gravite\":\"")
        output.put(text: Anomaly.Severity(rawValue: Int(hit.severity))?.word ?? "")
        output.put("\",\"etape\":\"")
        output.put(text: rule.step.word)
        output.put("\",\"chemin\":\"")
        place(item.place, hit)
        output.put("\"")
        salarie(hit)
        var frame = frame(hit, rule)
        withUnsafePointer(to: &frame) { frame in
            output.put(",\"message\":\"")
            template(item.message, frame)
            output.put("\"")
            if let declared = item.declared { _ = SlotWriter.json(declared, frame, before: ",\"declare\":", output) }
            if let expected = item.expected { _ = SlotWriter.json(expected, frame, before: ",\"attendu\":", output) }
            if let reference = item.reference {
                output.put(",\"reference\":\"")
                template(reference, frame)
                output.put("\"")
            }
            output.put(",\"regle\":")
            output.put(jsonString: rule.name)
            if let correction = item.correction {
                CorrectionWriter(judge: judge, output: output, pointers: self).write(correction, hit, frame)
            }
        }
        output.put("}")
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
    func place(_ place: CompiledRule.Place, _ hit: Hit) {
        switch place {
        case .root(let path): output.put(text: path)
        case .row(let path):
            row(hit)
            output.put(text: path)
        case .element: element(hit)
        case .subject: subject(hit)
        }
    }

    /// The record of the subject.
    func row(_ hit: Hit) {
        let rule = judge.rule(of: hit)
        guard hit.row >= 0 else { return }
        let type = hit.isDeclaration ? rule.type : judge.rules.salarieType
        output.put(text: judge.rules.schema.pointer(type: type, row: Int(hit.row)))
    }

    /// The code that is the subject.
    func element(_ hit: Hit) {
        if hit.isDeclaration {
            let code = judge.companyCodes[Int(hit.element)]
            if code.ownRow >= 0, let type = judge.rules.ownType {
                output.put(text: judge.rules.schema.pointer(type: type, row: Int(code.ownRow)) + "/code")
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
            output.put(text: schema.pointer(type: wrong.type, row: wrong.row))
            output.put(text: schema.records[wrong.type].fields[wrong.field].path.map { "/" + $0 }.joined())
        } else if let unknown = judge.record.unknownFields.first {
            output.put(text: schema.pointer(type: unknown.type, row: unknown.row))
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
