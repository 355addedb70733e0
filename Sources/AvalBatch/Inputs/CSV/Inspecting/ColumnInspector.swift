import AvalDeclarations
import AvalJSON
import AvalValues

/// Looks at the cells of one column for what spreadsheets break; counts them and keeps the first lines, never a cell.
struct ColumnInspector {
    /// Cells of one sort of damage.
    private struct Tally {
        var count = 0
        var lines: [Int] = []

        mutating func add(_ line: Int) {
            count += 1
            if lines.count < 5 { lines.append(line) }
        }
    }

    private enum Damage: CaseIterable {
        case formula, scientific, unreadable
    }

    private let column: CSVHeader.Column
    private let conversion: CellConversion?
    private var tallies: [Damage: Tally] = [:]
    /// Cells of digits alone, by how many, and those among them whose key is right.
    private var digits = [Tally](repeating: Tally(), count: 20)
    private var keyed = [Tally](repeating: Tally(), count: 20)
    private let scratch = OutputBuffer(capacity: 256)

    /// The lengths of identifiers that end in a key and often begin with zeros: SIRET and SIREN.
    private static let keyedLengths = [14, 9]
    /// The lengths of other codes of digits: a postal code.
    private static let otherLengths = [5]

    init(_ column: CSVHeader.Column, _ mapping: CSVMapping?) {
        self.column = column
        conversion = mapping?.conversion(of: column.name)
    }

    /// Looks at a cell.
    mutating func look(_ cell: ByteView, line: Int) {
        if cell.isEmpty { return }
        if cell.count > 2, cell[0] == UInt8(ascii: "="), cell[1] == UInt8(ascii: "\"") {
            return tallies[.formula, default: Tally()].add(line)
        }
        guard isText else {
            if !isReadable(cell) { tallies[.unreadable, default: Tally()].add(line) }
            return
        }
        if Self.isScientific(cell) { return tallies[.scientific, default: Tally()].add(line) }
        let bare = cell.filter { $0 != 0x20 }
        guard bare.count < digits.count, bare.allSatisfy({ $0 &- 0x30 < 10 }) else { return }
        digits[bare.count].add(line)
        if Self.hasKey(bare) { keyed[bare.count].add(line) }
    }

    private var isText: Bool {
        [.text, .identifier, .code].contains(column.name.field.kind)
    }

    /// Whether a cell is a value of its field.
    private func isReadable(_ cell: ByteView) -> Bool {
        scratch.removeAll()
        var cell = cell
        if let conversion, conversion.convert(cell, into: scratch) { cell = scratch.bytes }
        let start = scratch.count
        let field = column.name.field
        let text = cell.text
        if field.kind == .word { return field.options.words.contains(text) }
        let isCell = field.kind.cell.map { $0(cell.memory.assumingMemoryBound(to: UInt8.self).span, scratch) } ?? true
        guard field.kind == .date else { return isCell }
        // A day may be written as days are, and stand in no calendar.
        let day = isCell ? scratch.bytes[start..<scratch.count].text.filter { $0 != "\"" } : text
        return field.kind.mistyping(day, field.options) == nil
    }

    /// `4,53517E+13`.
    private static func isScientific(_ cell: ByteView) -> Bool {
        guard let mark = cell.memory.firstIndex(where: { $0 == UInt8(ascii: "E") || $0 == UInt8(ascii: "e") }),
            mark > 0,
            mark + 2 < cell.count, cell[mark + 1] == UInt8(ascii: "+") || cell[mark + 1] == UInt8(ascii: "-")
        else { return false }
        let isNumber = cell[..<mark].allSatisfy {
            $0 &- 0x30 < 10 || $0 == UInt8(ascii: ",") || $0 == UInt8(ascii: ".")
        }
        return isNumber && cell[(mark + 2)...].allSatisfy { $0 &- 0x30 < 10 }
    }

    /// Whether digits end in the key that a SIRET has: zeros before them do not change it.
    private static func hasKey(_ digits: [UInt8]) -> Bool {
        var sum = 0
        for (index, byte) in digits.reversed().enumerated() {
            let value = Int(byte - 0x30) * (index % 2 == 0 ? 1 : 2)
            sum += value > 9 ? value - 9 : value
        }
        return !digits.isEmpty && sum % 10 == 0
    }

    /// What there is to say of the column, a sentence each.
    var remarks: [String] {
        var remarks: [String] = []
        for damage in Damage.allCases {
            guard let tally = tallies[damage] else { continue }
            remarks.append(say(tally, words(damage)))
        }
        for length in Self.keyedLengths where isExpected(length) && keyed[length - 1].count > 0 {
            remarks.append(
                say(
                    keyed[length - 1],
                    "d'un chiffre trop court(s), dont la clé est juste : un zéro de tête est perdu ; mettez la colonne au format texte"
                ))
        }
        for length in Self.otherLengths where isUsual(length) && digits[length - 1].count > 0 {
            remarks.append(
                say(
                    digits[length - 1],
                    "d'un chiffre de moins que les autres : un zéro de tête est sans doute perdu ; mettez la colonne au format texte"
                ))
        }
        return remarks
    }

    /// Whether most cells of digits are so long.
    private func isUsual(_ length: Int) -> Bool {
        digits[length].count > 0 && digits[length].count >= digits[length - 1].count
    }

    /// Whether identifiers of that length are due: most are, or all are one digit short and their keys are right.
    private func isExpected(_ length: Int) -> Bool {
        if isUsual(length) { return true }
        let short = digits[length - 1].count
        let name = length == 14 ? "siret" : "siren"
        return short > 0 && keyed[length - 1].count == short
            && column.name.spellings.contains { Spelling.words($0).contains(Substring(name)) }
    }

    private func words(_ damage: Damage) -> String {
        switch damage {
        case .formula:
            "écrite(s) comme une formule (égal et guillemets) : le tableur l'a gardée dans l'export ; exportez en texte"
        case .scientific:
            "en notation scientifique, comme 4,5E+13 : des chiffres sont perdus ; mettez la colonne au format texte"
        case .unreadable:
            "qui ne se lisent pas comme « \(column.name.field.kind.name) » : elles seront signalées, déclaration par déclaration"
        }
    }

    private func say(_ tally: Tally, _ what: String) -> String {
        let lines = tally.lines.map(String.init).joined(separator: ", ") + (tally.count > tally.lines.count ? "…" : "")
        return "\(column.described) : \(FrenchNumbers.count(tally.count)) cellule(s) \(what) (ligne(s) \(lines))"
    }
}
