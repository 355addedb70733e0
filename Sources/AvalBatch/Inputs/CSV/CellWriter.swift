import AvalDeclarations
import AvalJSON
import AvalValues

/// Writes the cells of a row as the JSON that the vocabulary asks for; an empty cell is an absent field.
enum CellWriter {
    /// Writes the members of an object, each after `,` but the first; gives whether there were any.
    static func members(_ node: CSVHeader.Node, _ row: CSVRow, _ output: OutputBuffer, isFirst: Bool = true) -> Bool {
        var isFirst = isFirst
        for inner in node.inner {
            let start = output.count
            if !isFirst { output.put(",") }
            output.put(jsonString: inner.key)
            output.put(":")
            if value(inner, row, output) { isFirst = false } else { output.truncate(to: start) }
        }
        return !isFirst
    }

    private static func value(_ node: CSVHeader.Node, _ row: CSVRow, _ output: OutputBuffer) -> Bool {
        guard node.column >= 0 else {
            output.put("{")
            let hasMembers = members(node, row, output)
            output.put("}")
            return hasMembers
        }
        let cell = row[node.column]
        if cell.isEmpty { return false }
        write(cell, node.kind, output)
        return true
    }

    /// Writes a cell; one that its kind cannot be made of stays a text, for the judgement to say so.
    static func write(_ cell: UnsafeRawBufferPointer, _ kind: FieldKind?, _ output: OutputBuffer) {
        switch kind {
        case .date: date(cell, output)
        case .integer: number(cell, output, withFraction: false)
        case .number: number(cell, output, withFraction: true)
        case .boolean: boolean(cell, output)
        case .codes: list(cell, output)
        default: text(cell, output)
        }
    }

    private static func text(_ cell: UnsafeRawBufferPointer, _ output: OutputBuffer) {
        output.put("\"")
        output.put(escaping: cell)
        output.put("\"")
    }

    /// `15/11/2023` as `2023-11-15`; any other text as it is.
    private static func date(_ cell: UnsafeRawBufferPointer, _ output: OutputBuffer) {
        let parts = cell.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
        guard parts.count == 3, (1...2).contains(parts[0].count), (1...2).contains(parts[1].count),
            parts[2].count == 4, parts.allSatisfy({ $0.allSatisfy { $0 &- 0x30 < 10 } })
        else { return text(cell, output) }
        output.put("\"")
        output.put(UnsafeRawBufferPointer(rebasing: parts[2]))
        for part in [parts[1], parts[0]] {
            output.put(part.count == 1 ? "-0" : "-")
            output.put(UnsafeRawBufferPointer(rebasing: part))
        }
        output.put("\"")
    }

    /// Digits as a number, a decimal comma as a point.
    private static func number(_ cell: UnsafeRawBufferPointer, _ output: OutputBuffer, withFraction: Bool) {
        let digits = cell.map { $0 == UInt8(ascii: ",") && withFraction ? UInt8(ascii: ".") : $0 }
        let isNumber = digits.withUnsafeBytes { bytes in
            var cursor = JSONCursor(bytes)
            guard let number = try? cursor.number() else { return false }
            return cursor.atEnd() && number.start == 0 && number.end == bytes.count
        }
        if isNumber { output.put(digits) } else { text(cell, output) }
    }

    private static let truths = [
        "oui": true, "vrai": true, "true": true, "1": true, "non": false, "faux": false, "false": false, "0": false,
    ]

    private static func boolean(_ cell: UnsafeRawBufferPointer, _ output: OutputBuffer) {
        guard let truth = truths[String(decoding: cell, as: UTF8.self).lowercased()] else { return text(cell, output) }
        output.put(truth ? "true" : "false")
    }

    /// Codes between blanks, `;` or `,`.
    private static func list(_ cell: UnsafeRawBufferPointer, _ output: OutputBuffer) {
        output.put("[")
        let codes = cell.split { $0 <= 0x20 || $0 == UInt8(ascii: ";") || $0 == UInt8(ascii: ",") }
        for (place, code) in codes.enumerated() {
            if place > 0 { output.put(",") }
            text(UnsafeRawBufferPointer(rebasing: code), output)
        }
        output.put("]")
    }
}
