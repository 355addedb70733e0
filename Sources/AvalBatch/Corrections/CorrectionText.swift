import AvalJSON

/// What a correction proposes, in words: it is a JSON Patch in the verdict.
enum CorrectionText {
    /// « remplacer « SI » par « SIR » » of the operations of a patch; empty where there are none.
    static func french(_ patch: String) -> String {
        guard let operations = (try? JSONReader.parse(Array(patch.utf8)))?.array else { return "" }
        var tested: JSONValue?
        var words: [String] = []
        for operation in operations {
            let value = operation["value"].map(text) ?? ""
            switch operation["op"]?.string {
            case "test": tested = operation["value"]
            case "replace": words.append("remplacer « \(tested.map(text) ?? "") » par « \(value) »")
            case "add": words.append("ajouter « \(value) »")
            case "remove": words.append("retirer « \(tested.map(text) ?? "") »")
            default: words.append(text(operation))
            }
        }
        return words.joined(separator: ", puis ")
    }

    private static func text(_ value: JSONValue) -> String {
        value.string ?? String(decoding: JSONWriter.bytes(of: value), as: UTF8.self)
    }
}
