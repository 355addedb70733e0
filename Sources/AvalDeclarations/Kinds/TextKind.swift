import AvalJSON
import AvalValues

extension FieldKind {
    /// Any text, read with some of what people type left out.
    public static let text = FieldKind(
        "texte", keys: [.reading, .codeList],
        reading: .string { bytes, source in
            .slot(SlotReading.text(bytes, source.field.options.reading, isEscaped: source.isEscaped, source.arena))
        },
        plain: .text, shape: { _ in .text }, example: { _ in "Menuisier" }, counterexample: 12,
        schema: { _ in ["type": "string"] })
}
