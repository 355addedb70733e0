import AvalDeclarations
import AvalJSON
import AvalRules
import AvalValues

/// Writes where anomalies point, as JSON Pointers; what they point at follows from the walks of their rules.
struct PointerWriter {
    let judgement: Judgement
    let output: OutputBuffer

    /// The whole pointer of an anomaly.
    func write(_ hit: Hit) {
        let rule = judgement.rule(of: hit)
        let pointer = rule.cases[Int(hit.item)].pointer
        write(pointer.base, hit, rule)
        switch pointer {
        case .declaration(let path), .record(let path): output.put(text: path)
        case .subject: break
        }
    }

    /// The part of a pointer that the declaration decides; what its rule says itself stands around it.
    func write(_ base: CompiledRule.Pointer.Base, _ hit: Hit, _ rule: CompiledRule) {
        switch base {
        case .declaration: break
        case .record: record(hit, rule)
        case .subject: subject(hit, rule)
        }
    }

    /// The record of the subject of a hit.
    func record(_ hit: Hit, _ rule: CompiledRule) {
        if hit.row >= 0 { record(Int(hit.row), of: judgement.recordType(of: hit, rule)) }
    }

    /// A record; nothing for the declaration.
    private func record(_ row: Int, of type: Int) {
        guard type > 0 else { return }
        output.put(judgement.constants.record(type))
        output.put(integer: row)
    }

    /// The subject of a hit, where it is smaller than a record.
    func subject(_ hit: Hit, _ rule: CompiledRule) {
        switch rule.walk {
        case .codes, .distinctCodes: code(hit, rule)
        case .wrongValues:
            let wrong = judgement.wrongValue(of: hit)
            record(wrong.row, of: wrong.type)
            output.put(judgement.constants.field(wrong.field, of: wrong.type))
        case .unknownFields: unknownField()
        case .declaration, .records: record(hit, rule)
        }
    }

    /// A code: the field, and where it is a list, the position in it.
    private func code(_ hit: Hit, _ rule: CompiledRule) {
        guard let field = judgement.codeField(of: hit, rule) else { return }
        if field.type > 0 { record(Int(hit.row), of: field.type) }
        output.put(judgement.constants.field(field.slot, of: field.type))
        let slot = judgement.slot(field, hit)
        guard slot.tag == .codes else { return }
        output.put("/")
        output.put(integer: Int(judgement.record.codes(of: slot)[Int(hit.element)].position))
    }

    /// The first key that the vocabulary does not have.
    private func unknownField() {
        guard let unknown = judgement.record.unknownFields.first else { return }
        record(unknown.row, of: unknown.type)
        let groups = judgement.rules.schema.records[unknown.type].groups
        output.put(text: groups[unknown.group].path.map { "/" + $0 }.joined())
        if let name = unknown.name { output.put(text: "/" + name) }
    }
}
