import AvalSystem

/// Tells a table by its first rows, where lines of JSON are expected: each of its rows would be refused as broken JSON,
/// which says nothing of what is wrong.
struct TableSign {
    /// What stands between its cells.
    let separator: UInt8

    /// How much of an input is looked at.
    static let headLength = 64 << 10

    /// Looks at the beginning of an input, without its byte order mark; nil where it is no table. `isAll` says that nothing
    /// follows.
    init?(_ head: ArraySlice<UInt8>, isAll: Bool) {
        if head.contains(0) { return nil }
        var rows = head.split(maxSplits: 64) { $0 == 0x0A || $0 == 0x0D }
        // A row of which only the beginning is there has not all its separators.
        if !isAll, rows.count > 1 { rows.removeLast() }
        rows.removeAll { $0.allSatisfy { $0 == 0x20 || $0 == 0x09 } }
        guard let first = rows.first, !Self.isJSON(first) else { return nil }
        if first.count == 5, first.starts(with: "sep=".utf8), let told = first.last {
            separator = told
            return
        }
        guard let shown = CSVDialect.separator(of: first) else { return nil }
        separator = shown
        guard rows.count > 1 else {
            if Self.namesColumns(first) { return }
            return nil
        }
        let count = CSVDialect.count(of: shown, in: first)
        if Self.isJSON(rows[1]) || CSVDialect.count(of: shown, in: rows[1]) != count { return nil }
    }

    /// What is said of a file that is a table, as a sentence goes on after its name.
    func words(_ file: InputFile) -> String {
        let shown = separator == 9 ? "des tabulations" : "« \(Character(Unicode.Scalar(separator))) »"
        let what = "est un tableau (CSV), aux colonnes séparées par \(shown)"
        if file.path == "-" { return "\(what) : donnez --format csv" }
        let ending = file.path.lowercased().hasSuffix(".gz") ? ".csv.gz" : ".csv"
        return "\(what), et non du JSON : nommez-le « \(ending) », ou donnez --format csv"
    }

    /// Whether a row begins as an object or a list of JSON does.
    private static func isJSON(_ row: ArraySlice<UInt8>) -> Bool {
        guard let first = row.first(where: { $0 != 0x20 && $0 != 0x09 }) else { return false }
        return first == UInt8(ascii: "{") || first == UInt8(ascii: "[")
    }

    /// Whether some cell is a header of ours: a row alone is no table otherwise.
    private static func namesColumns(_ row: ArraySlice<UInt8>) -> Bool {
        let cells = row.split { CSVDialect.separators.contains($0) || $0 == UInt8(ascii: "\"") }
        return cells.contains { $0.elementsEqual("numero".utf8) || $0.starts(with: "salarie.".utf8) }
    }
}
