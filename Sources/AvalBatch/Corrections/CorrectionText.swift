import AvalJSON

/// What tables say of an anomaly, in words for the adhérent. What names health data is in no table, and in no letter: where it is
/// missing the letter says so, and where to read it.
enum CorrectionText {
    /// Where an adhérent reads what a letter does not say.
    private static let elsewhere = "à lire dans votre déclaration, sur le portail"

    /// A message.
    static func message(_ text: String) -> String {
        KnownTexts.isWithheld(text)
            ? "Ce point touche à une donnée de santé, que cette lettre ne reprend pas : \(elsewhere)." : text
    }

    /// The text that it rests on.
    static func reference(_ text: String) -> String { KnownTexts.isWithheld(text) ? elsewhere : text }

    /// A correction, which is a JSON Patch in the verdict: « remplacer « SI » par « SIR » » of its operations; empty where there
    /// are none.
    static func french(_ patch: String) -> String {
        if patch == KnownTexts.withheldCorrection { return elsewhere }
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
