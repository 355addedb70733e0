import AvalRules
import AvalSource
import AvalValues

/// A list of controls as text, for a terminal.
public struct ControlText {
    private let list: ControlList
    private let width: Int
    /// How far what is said of a control stands from the margin.
    private static let margin = 4

    /// The text of a list, in lines of at most so many columns where words allow it.
    public init(_ list: ControlList, width: Int) {
        self.list = list
        self.width = max(40, width)
    }

    /// The text, several lines, each with its end.
    public var text: String {
        var blocks = list.controls.map { lines(of: $0) }
        if !list.uncontrolled.isEmpty {
            blocks.append(["Hors contrôle"] + list.uncontrolled.flatMap { lines(of: $0) })
        }
        if !list.parameters.isEmpty {
            blocks.append(["Paramètres du service"] + list.parameters.flatMap { lines(of: $0) })
        }
        return blocks.map { $0.joined(separator: "\n") }.joined(separator: "\n\n") + "\n"
    }

    // MARK: Controls

    private func lines(of control: Control) -> [String] {
        let name = control.fiches.isEmpty ? control.code : control.fiches.joined(separator: ", ") + "  " + control.code
        let weight = Self.weight(control.whole) ?? control.severities.map(\.word).joined(separator: " ou ")
        return wrapped("\(name)  \(weight)  \(control.step.word)", indent: 0) + lines(of: control.whole, of: control)
            + control.parts.flatMap { lines(of: $0) }
    }

    private func lines(of part: Control.Part, of control: Control) -> [String] {
        (Self.founding(control).map { wrapped($0, indent: Self.margin) } ?? [])
            + wrapped(
                [Self.days(part.validity), Self.place(part.span)].compactMap { $0 }.joined(separator: " · "),
                indent: Self.margin)
            + remarks(part.doubt, part.review, indent: Self.margin)
    }

    /// A case, with what it says itself.
    private func lines(of part: Control.Part) -> [String] {
        let said = [
            part.fiches.isEmpty ? nil : part.fiches.joined(separator: ", "), Self.weight(part),
            part.condition.map { "si " + $0.split(whereSeparator: \.isWhitespace).joined(separator: " ") },
            Self.founding(part), Self.days(part.validity),
        ].compactMap { $0 }
        let head = "ligne \(part.span.start.line) : " + said.joined(separator: " · ")
        return wrapped(head, indent: Self.margin) + remarks(part.doubt, part.review, indent: 2 * Self.margin)
    }

    private func remarks(_ doubt: String?, _ review: Int?, indent: Int) -> [String] {
        let texts = [
            doubt.map { "doute : \($0)" }, review.map { "à revoir après le \(CalendarDate(dayNumber: $0))" },
        ]
        return texts.compactMap { $0 }.flatMap { wrapped($0, indent: indent) }
    }

    /// The law that a rule rests on; nil where each of its cases says it.
    private static func founding(_ control: Control) -> String? {
        if let said = Self.founding(control.whole) { return said }
        let isSaid = !control.parts.isEmpty && control.parts.allSatisfy { Self.founding($0) != nil }
        return isSaid ? nil : "sans article, et sans raison"
    }

    private static func founding(_ part: Control.Part) -> String? {
        part.reference ?? part.withoutArticle.map { "sans article : \($0)" }
    }

    private static func weight(_ part: Control.Part) -> String? {
        if let choice = part.gravityChoice { return "gravité selon \(choice)" }
        guard let gravity = part.gravity else { return nil }
        return gravity.before == gravity.signing
            ? gravity.signing.word : "\(gravity.before.word), \(gravity.signing.word) à la signature"
    }

    private static func days(_ validity: Validity) -> String? {
        let from = validity.from.map { "du \(CalendarDate(dayNumber: $0))" }
        let to = validity.to.map { "au \(CalendarDate(dayNumber: $0))" }
        return from == nil && to == nil ? nil : [from, to].compactMap { $0 }.joined(separator: " ")
    }

    private static func place(_ span: SourceSpan) -> String { "\(span.file.path):\(span.start.line)" }

    // MARK: What is not controlled, what the service chose

    private func lines(of entry: RuleModel.Uncontrolled) -> [String] {
        wrapped("\(entry.fiche.string)  \(entry.reason)", indent: Self.margin, hanging: 2 * Self.margin)
            + remarks(entry.doubt, nil, indent: 2 * Self.margin)
    }

    private func lines(of parameter: ServiceParameter) -> [String] {
        let settings = list.day.map { [parameter.setting(on: $0)] } ?? parameter.timeline
        let values = settings.map { setting in
            setting.text + (Self.days(setting.validity).map { " \($0)" } ?? "")
        }
        var head = "\(parameter.code) = \(values.joined(separator: " ; "))"
        if case .words(let words) = parameter.kind { head += "  (parmi \(words.joined(separator: ", ")))" }
        head += "  (par défaut \(parameter.fallback.text))"
        return wrapped(head, indent: Self.margin) + wrapped(parameter.label, indent: 2 * Self.margin)
            + wrapped(parameter.reason, indent: 2 * Self.margin)
            + remarks(parameter.doubt, nil, indent: 2 * Self.margin)
    }

    // MARK: Lines

    /// A text cut into lines between words; the lines after the first stand at `hanging`, else a margin further.
    private func wrapped(_ text: String, indent: Int, hanging: Int? = nil) -> [String] {
        var lines: [String] = []
        var line = String(repeating: " ", count: indent)
        var isFresh = true
        for word in Glyphs.shown(text).split(separator: " ", omittingEmptySubsequences: false) {
            if !isFresh, line.count + 1 + word.count > width {
                lines.append(line)
                line = String(repeating: " ", count: hanging ?? indent + Self.margin)
                isFresh = true
            }
            line += (isFresh ? "" : " ") + word
            isFresh = false
        }
        return lines + [line]
    }
}
