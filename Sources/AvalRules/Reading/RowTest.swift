import AvalFEEL
import AvalSource
import AvalValues

/// What a cell of conditions asks of its column's expression, as an expression of its own.
struct RowTest {
    let input: SourceText
    let cell: SourceText

    /// The condition; nil where the cell takes anything.
    var condition: SourceText? {
        if cell.string == "-" { return nil }
        if let asked = questionMark { return asked }
        if let inner = negated { return joined("not(", asked(of: inner), ")") }
        return asked(of: cell)
    }

    /// `input in (cell)`; one comparison or one value as rules write it, which is the same and faster.
    private func asked(of cell: SourceText) -> SourceText {
        let isOne = !Self.holdsSeveral(cell.bytes)
        if isOne, cell.bytes.first.map({ Array("<>=!".utf8).contains($0) }) == true { return joined(value, " ", cell) }
        if isOne, Self.isLiteral(cell) { return joined(value, " = ", cell) }
        return joined(joined(value, " in (", cell), SourceText(")", at: cell.span))
    }

    /// What the column looks at, between brackets where it is more than a name. What is wrong with it alone is told where
    /// it stands; what is wrong with it beside this cell, at the cell.
    private var value: SourceText {
        let input = SourceText(self.input.string, at: cell.span)
        let isName = input.string.allSatisfy { $0.isLetter || $0.isNumber || $0 == "_" || $0 == "." }
        return isName ? input : joined("(", input, ")")
    }

    /// Whether a comma outside of texts and brackets separates tests.
    private static func holdsSeveral(_ bytes: [UInt8]) -> Bool {
        var isQuoted = false
        var depth = 0
        for byte in bytes {
            switch byte {
            case UInt8(ascii: "\""): isQuoted.toggle()
            case UInt8(ascii: "("), UInt8(ascii: "["): depth += isQuoted ? 0 : 1
            case UInt8(ascii: ")"), UInt8(ascii: "]"): depth -= isQuoted ? 0 : 1
            case UInt8(ascii: ",") where !isQuoted && depth == 0: return true
            default: break
            }
        }
        return false
    }

    /// Whether a cell is a text, a number, a day, a truth or null, written out.
    private static func isLiteral(_ cell: SourceText) -> Bool {
        guard let root = ExpressionParser.parse(cell, scope: Scope()).0?.root, case .literal = root.form else {
            return false
        }
        return true
    }

    /// The tests inside `not(…)`, where the cell is nothing else.
    private var negated: SourceText? {
        let bytes = cell.bytes
        let start = Array("not(".utf8)
        guard bytes.starts(with: start), bytes.last == UInt8(ascii: ")"), closes(at: bytes.count - 1, from: start.count)
        else { return nil }
        return cell.slice(start.count..<bytes.count - 1)
    }

    /// Whether the bracket that opened before `start` closes at an offset.
    private func closes(at end: Int, from start: Int) -> Bool {
        var depth = 1
        var isQuoted = false
        for index in start..<cell.bytes.count {
            switch cell.bytes[index] {
            case UInt8(ascii: "\""): isQuoted.toggle()
            case UInt8(ascii: "(") where !isQuoted: depth += 1
            case UInt8(ascii: ")") where !isQuoted: depth -= 1
            default: break
            }
            if depth == 0 { return index == end }
        }
        return false
    }

    /// The cell with the input in the place of each `?`; nil where there is none.
    private var questionMark: SourceText? {
        var parts: [SourceText] = []
        var start = 0
        var isQuoted = false
        for (index, byte) in cell.bytes.enumerated() {
            if byte == UInt8(ascii: "\"") { isQuoted.toggle() }
            guard byte == UInt8(ascii: "?"), !isQuoted else { continue }
            parts += [cell.slice(start..<index), value]
            start = index + 1
        }
        return parts.isEmpty ? nil : SourceText.joined(parts + [cell.slice(start..<cell.bytes.count)], separator: "")
    }

    private func joined(_ opening: String, _ text: SourceText, _ closing: String) -> SourceText {
        joined([SourceText(opening, at: text.span), text, SourceText(closing, at: text.span)])
    }

    private func joined(_ first: SourceText, _ middle: String, _ second: SourceText) -> SourceText {
        joined([first, SourceText(middle, at: second.span), second])
    }

    private func joined(_ first: SourceText, _ second: SourceText) -> SourceText { joined([first, second]) }

    private func joined(_ parts: [SourceText]) -> SourceText { SourceText.joined(parts, separator: "") ?? cell }
}
