import AvalJSON
import AvalValues

extension FieldKind {
    /// `true` or `false`, which people write « oui » or « non ».
    public static let boolean = FieldKind(
        "oui_non", reading: .boolean, shape: { _ in .boolean },
        mistyping: { text, _ in
            truths[text] == nil ? Mistyping("« oui » ou « non »", help: "écrivez « oui » ou « non »") : nil
        },
        json: { text in truths[text].map { .bool($0) } ?? .string(text) },
        cell: { cell, output in
            let text = String(decoding: cell.indices.map { cell[$0] }, as: UTF8.self).lowercased()
            guard let truth = truths[text] ?? cellTruths[text] else { return false }
            output.put(truth ? "true" : "false")
            return true
        },
        example: { _ in true }, counterexample: "oui", schema: { _ in ["type": "boolean"] })

    private static let truths = ["oui": true, "true": true, "non": false, "false": false]

    /// What spreadsheets write besides.
    private static let cellTruths = ["vrai": true, "1": true, "faux": false, "0": false]
}
