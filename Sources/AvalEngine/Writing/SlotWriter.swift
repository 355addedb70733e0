import AvalDeclarations
import AvalFEEL
import AvalJSON
import AvalRules
import AvalValues

/// Writes single values: for people inside messages, as JSON beside them.
enum SlotWriter {
    /// A day as `2023-11-15`.
    static func iso(_ date: CalendarDate, _ output: OutputBuffer) {
        let (year, month, day) = date.components
        digits(year, 4, output)
        output.put("-")
        digits(month, 2, output)
        output.put("-")
        digits(day, 2, output)
    }

    /// A day as people write it, `15/11/2023`.
    static func french(_ date: CalendarDate, _ output: OutputBuffer) {
        let (year, month, day) = date.components
        digits(day, 2, output)
        output.put("/")
        digits(month, 2, output)
        output.put("/")
        digits(year, 4, output)
    }

    private static func digits(_ value: Int, _ count: Int, _ output: OutputBuffer) {
        var scale = 1
        for _ in 1..<count {
            scale *= 10
            if value.magnitude < scale { output.put("0") }
        }
        output.put(integer: Int(value.magnitude))
    }

    /// A value inside a message: what is not known reads « non précisé ».
    static func spoken(_ value: Output, _ frame: FrameView, _ output: OutputBuffer) {
        switch value {
        case .slot(let code, let shape): spoken(code(frame), shape, frame, output)
        case .value(let compute): spoken(compute(frame), output)
        case .formed(let compute, let form):
            let value = compute(frame)
            spoken(value.isNull ? value : .string(form.spoken(value)), output)
        }
    }

    private static func spoken(
        _ slot: Slot, _ shape: SlotShape, _ frame: FrameView, _ output: OutputBuffer
    ) {
        switch slot.tag {
        case .text, .code: output.put(escaping: slot.bytes)
        case .date: french(CalendarDate(dayNumber: slot.day), output)
        case .word:
            if case .word(let words) = shape, slot.word < words.count { spoken(.string(words[slot.word]), output) }
        case .number where slot.exponent == 0 && slot.significand.magnitude < FarNumber.magnitude.magnitude:
            output.put(integer: Int(slot.significand))
        case .number: spoken(SlotConversion.value(slot, shape), output)
        case .boolean: output.put(slot.flag == 1 ? "oui" : "non")
        case .null, .codes, .object: output.put("non précisé")
        }
    }

    private static func spoken(_ value: Value, _ output: OutputBuffer) {
        switch value {
        case .null: output.put("non précisé")
        case .boolean(let truth): output.put(truth ? "oui" : "non")
        case .string(let text): output.put(escaping: text)
        case .date(let date): french(date, output)
        case .number(let number): spoken(.string(SpokenNumber.text(number)), output)
        case .monthsDuration(let duration): spoken(.string(SpokenDuration.text(duration)), output)
        case .daysDuration(let duration): spoken(.string(SpokenDuration.text(duration)), output)
        case .list(let items):
            if items.isEmpty { output.put("aucun") }
            for (index, item) in items.enumerated() {
                if index > 0 { output.put(", ") }
                spoken(item, output)
            }
        default: spoken(.string(value.description), output)
        }
    }

    /// A value as JSON; false, and nothing written, when it is null.
    static func json(_ value: Output, _ frame: FrameView, before: StaticString, _ output: OutputBuffer)
        -> Bool
    {
        let (found, form): (Value, FieldForm?) =
            switch value {
            case .slot(let code, let shape): (SlotConversion.value(code(frame), shape), nil)
            case .value(let compute): (compute(frame), nil)
            case .formed(let compute, let form): (compute(frame), form)
            }
        if found.isNull { return false }
        output.put(before)
        json(found, form, output)
        return true
    }

    /// A value as a field of that form holds it.
    static func json(_ value: Value, _ form: FieldForm?, _ output: OutputBuffer) {
        guard let form, !value.isNull else { return json(value, output) }
        output.put(JSONWriter.bytes(of: form.json(value)))
    }

    static func json(_ value: Value, _ output: OutputBuffer) {
        switch value {
        case .null: output.put("null")
        case .boolean(let truth): output.put(truth ? "true" : "false")
        case .number(let number): output.put(text: number.description)
        case .date(let date):
            output.put("\"")
            iso(date, output)
            output.put("\"")
        case .list(let items):
            output.put("[")
            for (index, item) in items.enumerated() {
                if index > 0 { output.put(",") }
                json(item, output)
            }
            output.put("]")
        case .string(let text): output.put(jsonString: text)
        default: output.put(jsonString: value.description)
        }
    }
}
