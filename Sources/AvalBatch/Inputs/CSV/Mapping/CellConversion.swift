import AvalDeclarations
import AvalJSON
import AvalValues

/// How the cells of another program's export become ours: its words, its dates, its numbers.
final class CellConversion: Sendable {
    /// What a field's cells hold.
    enum Form: Sendable {
        /// A word, or several between `,`, `;`, `|` or `/` where the field is a list.
        case words(TextMap<String>, isList: Bool)
        /// A day, its parts in some order; years of two digits are those from `century` on.
        case date(CellDate)
        /// A number that may have blanks, a decimal comma, decimals that are zeros.
        case number
        /// An identifier: blanks are left out.
        case identifier
    }

    private let form: Form

    init(_ form: Form) { self.form = form }

    /// Whether reading a cell takes longer than remembering it.
    var isSlow: Bool { if case .words = form { true } else { false } }

    /// Writes what a cell is; false where it stays as it is.
    func convert(_ cell: ByteView, into output: OutputBuffer) -> Bool {
        switch form {
        case .words(let words, let isList):
            if !isList {
                guard let word = words[Spelling.folded(cell.text)] else { return false }
                output.put(text: word)
                return true
            }
            return convertList(cell.text, words, output)
        case .date(let date): return date.convert(cell, into: output)
        case .number: return Self.convertNumber(cell, output)
        case .identifier:
            for byte in cell where byte > 0x20 { output.put(byte) }
            return true
        }
    }

    private func convertList(_ text: String, _ words: TextMap<String>, _ output: OutputBuffer) -> Bool {
        if let whole = words[Spelling.folded(text)] {
            output.put(text: whole)
            return true
        }
        for part in text.split(whereSeparator: { ",;|\n\r".contains($0) }) {
            let folded = Spelling.folded(String(part))
            if folded.isEmpty { continue }
            if output.count > 0 { output.put(UInt8(ascii: ";")) }
            if let word = words[folded] { output.put(text: word) } else { output.put(text: String(part)) }
        }
        return true
    }

    private static func convertNumber(_ cell: ByteView, _ output: OutputBuffer) -> Bool {
        var text = String(cell.text.filter { !$0.isWhitespace && $0 != "\u{A0}" && $0 != "\u{202F}" })
        text = String(text.map { $0 == "," ? "." : $0 })
        if let point = text.firstIndex(of: "."), text[text.index(after: point)...].allSatisfy({ $0 == "0" }) {
            text = String(text[..<point])
        }
        output.put(text: text)
        return true
    }
}

/// How a program writes days.
struct CellDate: Sendable, Hashable {
    /// The order of the parts.
    enum Order: String, Sendable, CaseIterable {
        case dayFirst = "jour_mois_annee"
        case monthFirst = "mois_jour_annee"
        case yearFirst = "annee_mois_jour"
    }

    var order = Order.dayFirst
    /// The first of the hundred years that two digits stand for; nil where they are not read.
    var century: Int?
    /// Whether a time of the day after the day is left out.
    var dropsTime = false

    /// Writes a day as `2023-11-15`; false where the cell is none of this form.
    func convert(_ cell: ByteView, into output: OutputBuffer) -> Bool {
        var text = cell
        if let blank = cell.memory.firstIndex(where: { $0 == 0x20 || $0 == UInt8(ascii: "T") }) {
            guard dropsTime, Self.isTime(cell[(blank + 1)...]) else { return false }
            text = cell[..<blank]
        }
        var parts: [(value: Int, digits: Int)] = [(0, 0)]
        for byte in text {
            if byte &- 0x30 < 10 {
                let last = parts[parts.count - 1]
                if last.digits == 4 { return false }
                parts[parts.count - 1] = (last.value * 10 + Int(byte - 0x30), last.digits + 1)
            } else if byte == UInt8(ascii: "/") || byte == UInt8(ascii: "-") || byte == UInt8(ascii: ".") {
                parts.append((0, 0))
            } else {
                return false
            }
        }
        guard parts.count == 3, parts.allSatisfy({ $0.digits > 0 }) else { return false }
        // A year of four digits shows itself, wherever it stands.
        let isYearFirst = parts[0].digits == 4 || order == .yearFirst
        let year = isYearFirst ? parts[0] : parts[2]
        let (day, month) =
            isYearFirst ? (parts[2], parts[1]) : order == .monthFirst ? (parts[1], parts[0]) : (parts[0], parts[1])
        guard let full = fullYear(year), day.digits <= 2, month.digits <= 2 else { return false }
        for scale in [1000, 100, 10, 1] { output.put(UInt8(full / scale % 10) + 0x30) }
        for part in [month.value, day.value] {
            output.put(part < 10 ? "-0" : "-")
            output.put(integer: part)
        }
        return true
    }

    private func fullYear(_ year: (value: Int, digits: Int)) -> Int? {
        if year.digits == 4 { return year.value }
        guard year.digits == 2, let century else { return nil }
        let full = century / 100 * 100 + year.value
        return full < century ? full + 100 : full
    }

    private static func isTime(_ text: ByteView) -> Bool {
        !text.isEmpty && text.allSatisfy { $0 &- 0x30 < 10 || $0 == UInt8(ascii: ":") || $0 == UInt8(ascii: ".") }
    }
}
