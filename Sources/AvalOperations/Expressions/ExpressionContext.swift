import AvalJSON
import AvalValues

/// Values for the names of expressions, read from JSON.
public enum ExpressionContext {
    /// The names and values of a JSON object. Texts stay texts, whatever they look like; a number that FEEL cannot hold
    /// exactly (34 digits) is refused, as is what is no JSON object.
    public static func values(_ bytes: [UInt8]) throws(ExpressionContextError) -> [(name: String, value: Value)] {
        let json: JSONValue
        do throws(JSONError) {
            json = try JSONReader.parse(bytes)
        } catch {
            let position = error.position(in: bytes)
            throw ExpressionContextError(
                message: "ligne \(position.line), colonne \(position.column) : \(reason(error.kind))")
        }
        guard let members = json.members else {
            throw ExpressionContextError(message: "un objet JSON est attendu : {\"nom\": valeur, …}")
        }
        var values: [(name: String, value: Value)] = []
        for member in members { values.append((member.key, try value(member.value))) }
        return values
    }

    private static func value(_ json: JSONValue) throws(ExpressionContextError) -> Value {
        switch json {
        case .null: return .null
        case .bool(let truth): return .boolean(truth)
        case .string(let text): return .string(text)
        case .number(let number):
            // Beyond 34 digits a decimal is rounded: that would be another number, without a word.
            guard let decimal = Decimal128(number.text), JSONNumber(decimal.description) == number else {
                throw ExpressionContextError(
                    message: "le nombre \(number.text.prefix(60)) a plus de chiffres que FEEL n'en tient (34)")
            }
            return .number(decimal)
        case .array(let elements):
            var items: [Value] = []
            for element in elements { items.append(try value(element)) }
            return .list(items)
        case .object(let members):
            var context = Context()
            for member in members { context[member.key] = try value(member.value) }
            return .context(context)
        }
    }

    private static func reason(_ kind: JSONError.Kind) -> String {
        switch kind {
        case .notJSON: "ce n'est pas du JSON"
        case .notUTF8: "ce n'est pas de l'UTF-8"
        case .truncated: "le texte s'arrête trop tôt"
        case .tooDeep: "trop d'objets et de listes imbriqués (64 au plus)"
        case .duplicateKey: "ce nom est donné deux fois"
        case .trailingText: "il y a quelque chose après la valeur"
        }
    }
}
