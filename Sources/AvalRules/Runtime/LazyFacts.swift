import AvalDeclarations
import AvalFEEL
import AvalValues

/// The facts that judging computes only when a message or a rare condition asks for them.
enum LazyFacts {
    /// The fields that the payment mode needs and that are not there, by what people call them.
    static func missingPieces(_ frame: FrameView) -> Value {
        guard let state = frame.state else { return .null }
        let rules = state.rules
        let mode = state.record.root[rules.slots.paymentMode]
        guard mode.tag == .word else { return .list([]) }
        let required = rules.requiredByMode[mode.word]
        return .list(required.filter { state.record.root[$0.slot].isNull }.map { .string($0.label) })
    }

    /// What explains the category of the salarié being judged: the motives of the determinants that give it.
    static func categoryMotive(_ frame: FrameView) -> Value {
        text(frame) {
            $0.motive
        } own: {
            $0.ownMotive
        } fallback: {
            $0.fallbackMotive
        }
    }

    /// The law that his category rests on.
    static func categoryReference(_ frame: FrameView) -> Value {
        guard let state = frame.state else { return .null }
        let day = state.record.root[state.rules.rootSlot(.referenceDate)].day
        return text(frame) {
            $0.period(on: day)?.reference ?? ""
        } own: {
            $0.ownReference
        } fallback: {
            $0.fallbackReference
        }
    }

    private static func text(
        _ frame: FrameView, of determinant: (Determinant) -> String, own: (CategoryRule) -> String,
        fallback: (CategoryRule) -> String
    ) -> Value {
        guard let state = frame.state, state.segment != nil else { return .null }
        let rules = state.rules
        let row = frame.frame.row
        guard row[rules.salarieSlot(.category)].tag == .word else { return .null }
        let (mask, isOwn) = state.deciding(row)
        var texts: [String] = []
        var rest = mask
        while rest != 0 {
            let text = determinant(rules.model.determinants[rest.trailingZeroBitCount])
            if !text.isEmpty, !texts.contains(text) { texts.append(text) }
            rest &= rest - 1
        }
        if isOwn { texts.append(own(rules.model.categories)) }
        if texts.isEmpty { texts = [fallback(rules.model.categories)] }
        return .string(texts.joined(separator: " ; "))
    }

    /// What the catalogue calls the determinant that is the subject.
    static func determinantLabel(_ frame: FrameView) -> Value {
        guard let state = frame.state else { return .null }
        let code = frame.frame.element[ElementSlot.code]
        guard code.tag == .code, Int(code.short) < state.rules.model.determinants.count else { return .null }
        return .string(state.rules.model.determinants[Int(code.short)].label)
    }

    /// What people call the field whose value is wrong.
    static func wrongFieldLabel(_ frame: FrameView) -> Value {
        field(frame).map { .string($0.label) } ?? .null
    }

    /// What a value of that field has to be.
    static func wrongFieldExpectation(_ frame: FrameView) -> Value {
        guard let state = frame.state, let wrong = state.wrongValue, let field = field(frame) else { return .null }
        return .string(field.kind.expectation(options(field, wrong, state)))
    }

    /// What the vocabulary says of a field, without the words that may not be declared on the day.
    private static func options(
        _ field: Schema.Field, _ wrong: DeclarationRecord.WrongValue, _ state: JudgingState
    ) -> FieldOptions {
        let dated = state.rules.datedWords.filter { $0.type == wrong.type && $0.field == wrong.field }
        guard !dated.isEmpty else { return field.options }
        let root = state.record.root
        let day = root[state.rules.rootSlot(.referenceDate)].day
        let exercice = Int(root[state.rules.slots.exercice].significand)
        let refused = dated.filter { !$0.mayBeDeclared(on: day, exercice: exercice) }.map(\.word)
        return FieldOptions(
            list: field.options.list, words: field.options.words.filter { !refused.contains($0) },
            reading: field.options.reading, refusesNIR: field.options.refusesNIR)
    }

    private static func field(_ frame: FrameView) -> Schema.Field? {
        guard let state = frame.state, let wrong = state.wrongValue else { return nil }
        return state.record.schema.records[wrong.type].fields[wrong.field]
    }

    /// The keys that the vocabulary does not have, those alone that look like a field's name.
    static func unknownFields(_ frame: FrameView) -> Value {
        guard let record = frame.state?.record else { return .null }
        var names = record.unknownFields.map { $0.name.map { "« \($0) »" } ?? "un champ sans nom lisible" }
        if record.hasMoreUnknownFields { names.append("et d'autres") }
        return .list(names.map { .string($0) })
    }
}
