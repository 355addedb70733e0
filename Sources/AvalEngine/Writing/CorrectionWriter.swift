import AvalDeclarations
import AvalFEEL
import AvalJSON
import AvalRules
import AvalValues

/// Writes what may mend an anomaly, as a JSON Patch (RFC 6902) that begins with a test; nothing where it is not certain.
struct CorrectionWriter {
    let judgement: Judgement
    let output: OutputBuffer
    let pointers: PointerWriter

    func write(
        _ correction: CompiledRule.Correction, _ hit: Hit, _ rule: CompiledRule, _ frame: FrameView
    ) {
        switch correction {
        case .replace(let field, let value):
            let current = frame.slot(field.reference)
            let new = self.value(value, frame)
            // Something stands there that could not be read: what it meant is not certain, nor whether this lowers it.
            if new.isNull || current.isWrong { return }
            if field.isRanked, lowers(current, field.shape, new) { return }
            replace(current, field, base: field.reference.level == .root ? nil : (hit, rule), with: new)
        case .append(let list, let path, let value):
            let new = self.value(value, frame)
            if new.isNull { return }
            append(to: frame.slot(list), path: path, new, hit, rule)
        }
    }

    private func value(_ value: Output, _ frame: FrameView) -> Value {
        switch value {
        case .slot(let code, let shape): SlotConversion.value(code(frame), shape)
        case .value(let compute), .formed(let compute, _): compute(frame)
        }
    }

    /// Whether a word of an ordered list would give way to a weaker one.
    private func lowers(_ current: Slot, _ shape: SlotShape, _ new: Value) -> Bool {
        guard case .word(let words) = shape, current.tag == .word, let word = new.string,
            let rank = words.firstIndex(of: word)
        else { return false }
        return rank < current.word
    }

    private func replace(
        _ current: Slot, _ field: CompiledRule.CorrectedField, base: (hit: Hit, rule: CompiledRule)?, with new: Value
    ) {
        output.put(",\"correction\":[{\"op\":\"test\",\"path\":\"")
        if current.isNull {
            // Nothing to test in the field itself: the record is tested by its identifier, then the field is added.
            guard let base, base.hit.row >= 0 else {
                output.put("/date\",\"value\":")
                let date = judgement.record.root[judgement.rules.slots.date]
                SlotWriter.json(.date(CalendarDate(dayNumber: date.day)), output)
                return finish(op: "add", base, field, new)
            }
            pointers.record(base.hit, base.rule)
            output.put("/id\",\"value\":\"")
            output.put(judgement.salarie(of: base.hit))
            output.put("\"")
            return finish(op: "add", base, field, new)
        }
        if let base { pointers.record(base.hit, base.rule) }
        output.put(text: field.path)
        output.put("\",\"value\":")
        SlotWriter.json(SlotConversion.value(current, field.shape), field.form, output)
        finish(op: "replace", base, field, new)
    }

    private func finish(
        op: StaticString, _ base: (hit: Hit, rule: CompiledRule)?, _ field: CompiledRule.CorrectedField, _ new: Value
    ) {
        output.put("},{\"op\":\"")
        output.put(op)
        output.put("\",\"path\":\"")
        if let base { pointers.record(base.hit, base.rule) }
        output.put(text: field.path)
        output.put("\",\"value\":")
        SlotWriter.json(new, field.form, output)
        output.put("}]")
    }

    /// Adds a code to a list of the declaration, on the condition that the salarié still carries it.
    private func append(to list: Slot, path: String, _ new: Value, _ hit: Hit, _ rule: CompiledRule) {
        // One more code would make a full list too long to be read.
        if let last = judgement.record.codes(of: list).last, last.position + 1 >= DeclarationDecoder.codeLimit {
            return
        }
        output.put(",\"correction\":[{\"op\":\"test\",\"path\":\"")
        pointers.subject(hit, rule)
        output.put("\",\"value\":")
        SlotWriter.json(new, output)
        output.put("},{\"op\":\"add\",\"path\":\"")
        output.put(text: path)
        if list.tag == .codes {
            output.put("/-\",\"value\":")
            SlotWriter.json(new, output)
        } else {
            output.put("\",\"value\":[")
            SlotWriter.json(new, output)
            output.put("]")
        }
        output.put("}]")
    }
}
