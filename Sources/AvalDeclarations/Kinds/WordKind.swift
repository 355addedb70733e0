import AvalJSON
import AvalValues

extension FieldKind {
    /// One word of a closed list.
    public static let word = FieldKind(
        "mot", keys: [.words, .wordLabels, .wordPeriods],
        reading: .string { bytes, source in
            let position = source.field.words?.position(bytes) ?? -1
            if position >= 0 { return .slot(Slot(word: position)) }
            return .slot(SlotReading.isBlank(bytes) ? .null : .wrong)
        },
        plain: .word, shape: { .word($0.words) },
        expectation: { "il faut l'un de ces mots : \($0.words.joined(separator: ", "))" },
        mistyping: { text, options in
            if options.words.isEmpty || options.words.contains(text) { return nil }
            return Mistyping(
                "un mot parmi \(options.words.joined(separator: ", "))", help: "choisissez l'un de ces mots",
                candidates: options.words)
        },
        example: { .string($0.words.first ?? "") }, counterexample: "hors liste",
        schema: { ["enum": .array($0.words.map { .string($0) })] })
}
