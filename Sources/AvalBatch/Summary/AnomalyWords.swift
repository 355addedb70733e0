import AvalEngine
import AvalRules
import AvalValues

/// What anomalies say, without what they say of somebody: the message of a rule, with « … » in the place of values.
enum AnomalyWords {
    /// The words of each code. A message that names a determinant is left out: counts are shown to people who may not know
    /// what a single adhérent declares.
    static func of(_ rulebook: Rulebook) -> TextMap<String> {
        let model = rulebook.rules.model
        let codes = NameSet(model.determinants.map(\.code))
        var words: TextMap<String> = [:]
        for anomaly in model.anomalies {
            let messages = [anomaly.wording.message] + anomaly.cases.map(\.wording.message)
            guard let message = messages.compactMap({ $0 }).first else { continue }
            let plain = withoutValues(String(decoding: message.bytes, as: UTF8.self))
            let parts = NameSet(plain.lowercased().split { !$0.isLetter && !$0.isNumber && $0 != "_" }.map(String.init))
            if parts.isDisjoint(with: codes) { words[anomaly.code] = plain }
        }
        return words
    }

    private static func withoutValues(_ message: String) -> String {
        var text = ""
        var depth = 0
        for character in message {
            if character == "{" {
                if depth == 0 { text += "…" }
                depth += 1
            } else if character == "}" {
                depth = max(0, depth - 1)
            } else if depth == 0 {
                text.append(character)
            }
        }
        return text
    }
}
