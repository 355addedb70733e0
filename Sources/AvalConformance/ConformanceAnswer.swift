import AvalFEEL
import AvalJSON
import AvalValues

extension Conformance {
    /// Answers the case of one line, or each of a table's cases, in order: `write` is given one JSON object a case, without
    /// a line break, `{"id": …, "value": …}` with the value as the cases write theirs, or `{"id": …, "error": …}` with a
    /// French sentence. A line that is no case has one answer, whose id is null. False where something could not be read
    /// as a case; an expression that is none is a case all the same.
    public func answer(line text: String, _ write: (String) -> Void) -> Bool {
        guard let line = Line(text) else {
            write(Conformance.refusal("cette ligne n'est pas un cas en JSON"))
            return false
        }
        guard let cases = line.cases else {
            write(Conformance.refusal("la table n'a pas de cas", id: line.id))
            return false
        }
        var isReadable = true
        for (id, json) in cases {
            let result = result(of: json, line)
            if result == nil { isReadable = false }
            write(Conformance.answer(id, result))
        }
        return isReadable
    }

    /// The answer to a line of which no case can be made.
    public static func refusal(_ message: String, id: String? = nil) -> String {
        "{\"id\": \(id.map(quoted) ?? "null"), \"error\": \(quoted(message))}"
    }

    private static func answer(_ id: String, _ result: Result<Value, ConformanceError>?) -> String {
        switch result {
        case nil: return refusal("les données de ce cas sont illisibles", id: id)
        case .failure(let error): return refusal(error.message, id: id)
        case .success(let value):
            guard let text = ConformanceCodec.text(value) else {
                return refusal("une fonction ou un intervalle n'a pas d'écriture ici", id: id)
            }
            return "{\"id\": \(quoted(id)), \"value\": \(text)}"
        }
    }
}

extension ConformanceCodec {
    /// A value as the cases write it, in JSON; `nil` where it is or holds a function or a range.
    static func text(_ value: Value) -> String? {
        switch value {
        case .null: "null"
        case .boolean(let truth): truth ? "true" : "false"
        case .string(let text): quoted(text)
        case .number(let number): tagged("number", number.description)
        case .date(let date): tagged("date", date.description)
        case .time(let time): tagged("time", time.description)
        case .dateTime(let moment): tagged("date and time", moment.description)
        case .daysDuration(let duration): tagged("days and time duration", duration.description)
        case .monthsDuration(let duration): tagged("years and months duration", duration.description)
        case .list(let items): joined(items.map(text)).map { "{\"list\": [\($0)]}" }
        case .context(let context):
            joined(context.entries.map { name, value in text(value).map { "\(quoted(name)): \($0)" } })
                .map { "{\"context\": {\($0)}}" }
        case .range, .function: nil
        }
    }

    private static func tagged(_ tag: String, _ text: String) -> String {
        "{\"\(tag)\": \(quoted(text))}"
    }

    private static func joined(_ parts: [String?]) -> String? {
        let texts = parts.compactMap { $0 }
        return texts.count == parts.count ? texts.joined(separator: ", ") : nil
    }
}

/// A text as a JSON string.
private func quoted(_ text: String) -> String { String(decoding: JSONWriter.bytes(of: .string(text)), as: UTF8.self) }
