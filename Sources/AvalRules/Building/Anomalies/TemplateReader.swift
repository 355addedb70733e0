import AvalFEEL
import AvalSource
import AvalValues

/// Reads messages: text with expressions between braces; `{{` is a brace.
struct TemplateReader {
    let expressions: ExpressionBuilder

    /// The template, or nil with its findings; a personal value in it is a finding.
    func read(_ text: SourceText, what: String) -> Template? {
        var pieces: [Template.Piece] = []
        var plain: [UInt8] = []
        var place = 0
        let bytes = Self.withoutLastBreaks(text.bytes)
        while place < bytes.count {
            let byte = bytes[place]
            if byte == UInt8(ascii: "{") || byte == UInt8(ascii: "}"), place + 1 < bytes.count, bytes[place + 1] == byte
            {
                plain.append(byte)
                place += 2
            } else if byte == UInt8(ascii: "{") {
                guard let end = closing(bytes, from: place + 1) else {
                    expressions.log.error(
                        "accolade_ouverte", "cette accolade n'est pas refermée", at: text.span(place..<place + 1),
                        help: "fermez-la après l'expression, ou écrivez « {{ » pour une accolade")
                    return nil
                }
                if !plain.isEmpty { pieces.append(.text(plain)) }
                plain = []
                guard let output = output(text.slice(place + 1..<end), what: what) else { return nil }
                pieces.append(.output(output))
                place = end + 1
            } else if byte == UInt8(ascii: "}") {
                expressions.log.error(
                    "accolade_fermee", "cette accolade ferme ce que rien n'ouvre", at: text.span(place..<place + 1),
                    help: "ouvrez-la avant l'expression, ou écrivez « }} » pour une accolade")
                return nil
            } else {
                plain.append(byte)
                place += 1
            }
        }
        if !plain.isEmpty { pieces.append(.text(plain)) }
        return Template(pieces: pieces)
    }

    /// A message written under `|` ends with a line break that nobody means.
    private static func withoutLastBreaks(_ bytes: [UInt8]) -> [UInt8] {
        Array(bytes[..<((bytes.lastIndex { $0 != UInt8(ascii: "\n") } ?? -1) + 1)])
    }

    /// The value that an expression puts in a verdict; a personal one is a finding.
    func output(_ text: SourceText, what: String, expecting kind: Kind? = nil) -> Output? {
        guard let checked = expressions.read(text, expecting: kind) else { return nil }
        if expressions.isPersonal(checked) {
            expressions.log.error(
                "donnee_personnelle", "\(what) imprimerait une donnée personnelle", at: text.place,
                help:
                    "retirez-la, ou publiez le fait qui en est tiré (« publier: oui ») si rien n'identifie une personne"
            )
            return nil
        }
        guard let operand = expressions.operand(checked) else { return .value(expressions.value(checked)) }
        switch operand.shape {
        case .codes, .object: return .value(expressions.value(checked))
        // What is computed may have more digits than a slot holds: only a number as it was read is sure to fit.
        case .number where !expressions.isField(checked): return .value(expressions.value(checked))
        default: return .slot(operand.code, operand.shape)
        }
    }

    /// The brace that closes: braces and texts inside the expression are stepped over.
    private func closing(_ bytes: [UInt8], from start: Int) -> Int? {
        var depth = 0
        var inText = false
        for place in start..<bytes.count {
            switch bytes[place] {
            case UInt8(ascii: "\""): inText.toggle()
            case UInt8(ascii: "{") where !inText: depth += 1
            case UInt8(ascii: "}") where !inText:
                if depth == 0 { return place }
                depth -= 1
            default: break
            }
        }
        return nil
    }
}
