import AvalFEEL
import AvalSource
import AvalValues

/// Reads messages: text with expressions between braces; `{{` is a brace.
struct TemplateReader {
    let expressions: ExpressionBuilder

    /// The template, or nil with its findings; a personal value in it is a finding.
    func read(_ text: SourceText, what: String) -> Template? {
        let found = MessageCheck(text: text, what: what).findings
        expressions.log.add(found)
        guard !found.contains(where: { $0.severity == .error }) else { return nil }
        var pieces: [Template.Piece] = []
        var texts: [CheckedText] = []
        var plain: [UInt8] = []
        var index = 0
        let bytes = Self.withoutLastBreaks(text.bytes)
        while index < bytes.count {
            let byte = bytes[index]
            if byte == UInt8(ascii: "{") || byte == UInt8(ascii: "}"), index + 1 < bytes.count, bytes[index + 1] == byte
            {
                plain.append(byte)
                index += 2
            } else if byte == UInt8(ascii: "{") {
                guard let end = closing(bytes, from: index + 1) else {
                    expressions.log.add(AnomalyBuildingFinding.openBrace, at: text.span(index..<index + 1))
                    return nil
                }
                if !plain.isEmpty { pieces.append(.text(plain)) }
                plain = []
                guard let (output, checked) = output(text.slice(index + 1..<end), what: what) else { return nil }
                pieces.append(.output(output))
                texts.append(checked)
                index = end + 1
            } else if byte == UInt8(ascii: "}") {
                expressions.log.add(AnomalyBuildingFinding.closingBrace, at: text.span(index..<index + 1))
                return nil
            } else {
                plain.append(byte)
                index += 1
            }
        }
        if !plain.isEmpty { pieces.append(.text(plain)) }
        return Template(pieces: pieces, texts: texts)
    }

    /// A message written under `|` ends with a line break that is not meant.
    private static func withoutLastBreaks(_ bytes: [UInt8]) -> [UInt8] {
        Array(bytes[..<((bytes.lastIndex { $0 != UInt8(ascii: "\n") } ?? -1) + 1)])
    }

    /// The value that an expression puts in a verdict, with what it was compiled from; a personal one is a finding.
    func output(_ text: SourceText, what: String, expecting kind: Kind? = nil) -> (Output, CheckedText)? {
        guard let checked = expressions.read(text, expecting: kind) else { return nil }
        if expressions.isPersonal(checked) {
            expressions.log.add(AnomalyBuildingFinding.personal(what: what), at: text.span)
            return nil
        }
        if let form = expressions.form(checked) { return (.formed(expressions.value(checked), form), checked) }
        guard let operand = expressions.operand(checked) else { return (.value(expressions.value(checked)), checked) }
        switch operand.shape {
        case .codes, .object: return (.value(expressions.value(checked)), checked)
        // What is computed may have more digits than a slot holds: only a number as it was read is sure to fit.
        case .number where !expressions.isField(checked): return (.value(expressions.value(checked)), checked)
        default: return (.slot(operand.code, operand.shape), checked)
        }
    }

    /// The brace that closes: braces and texts inside the expression are stepped over, with the quotes that texts escape.
    private func closing(_ bytes: [UInt8], from start: Int) -> Int? {
        var depth = 0
        var inText = false
        var isEscaped = false
        for index in start..<bytes.count {
            if isEscaped {
                isEscaped = false
                continue
            }
            switch bytes[index] {
            case UInt8(ascii: "\\") where inText: isEscaped = true
            case UInt8(ascii: "\""): inText.toggle()
            case UInt8(ascii: "{") where !inText: depth += 1
            case UInt8(ascii: "}") where !inText:
                if depth == 0 { return index }
                depth -= 1
            default: break
            }
        }
        return nil
    }
}
