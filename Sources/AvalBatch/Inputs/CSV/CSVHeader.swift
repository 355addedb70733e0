import AvalDeclarations
import AvalJSON

/// The columns of a CSV file and how a declaration is made of them.
struct CSVHeader {
    /// Where values stand in a declaration: below a key, values or further keys, in the order of the columns.
    final class Node {
        let key: String
        /// The column; -1 where there are further keys.
        let column: Int
        /// What a cell means; nil where it is the text that it holds.
        let cell: FieldKind.Cell?
        private(set) var inner: [Node] = []

        init(key: String, column: Int = -1, cell: FieldKind.Cell? = nil) {
            self.key = key
            self.column = column
            self.cell = cell
        }

        func add(_ node: Node) { inner.append(node) }
    }

    /// The fields of the company and of a salarié.
    let company = Node(key: "")
    let salarie = Node(key: "")
    /// The columns of each.
    private(set) var companyColumns: [(column: Int, pointer: String)] = []
    private(set) var salarieColumns: [Int] = []
    /// The column of `numero`.
    let number: Int
    /// How many columns there are.
    let count: Int

    /// The prefix of the columns about the salarié.
    private static let prefix = "salarie"

    /// Reads the first row; a header that cannot be understood stops the batch, since every row would be misread.
    init(_ row: CSVRow, _ schema: Schema, _ path: String) throws(BatchError) {
        count = row.count
        var names: [String: Int] = [:]
        for column in 0..<row.count where !row[column].isEmpty {
            let name = String(decoding: row[column], as: UTF8.self).lowercased()
            if let first = names.updateValue(column, forKey: name) {
                throw BatchError(
                    "« \(path) » : la colonne « \(name) » y est deux fois (colonnes \(first + 1) et \(column + 1))")
            }
        }
        guard let number = names["numero"] else {
            throw BatchError(
                "« \(path) » n'a pas de colonne « numero » : elle dit quelles lignes forment une déclaration")
        }
        self.number = number
        for (name, column) in names.sorted(by: { $0.value < $1.value }) {
            do throws(BatchError) { try add(name, column, schema) } catch {
                throw BatchError("« \(path) », colonne \(column + 1) : \(error.message)")
            }
        }
    }

    private mutating func add(_ name: String, _ column: Int, _ schema: Schema) throws(BatchError) {
        var path = name.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
        let isSalarie = path[0] == Self.prefix && path.count > 1
        if isSalarie { path.removeFirst() }
        if path.contains("") { throw BatchError("« \(name) » n'est pas un chemin de champ") }
        if !isSalarie, schema.records.dropFirst().contains(where: { $0.key == path[0] }) {
            throw BatchError(
                "« \(name) » : une liste de fiches ne tient pas dans une colonne (les salariés : « salarie.… »)")
        }
        let type = isSalarie ? schema.type(named: Self.prefix) : 0
        let cell = type.flatMap { schema.field(path, in: $0)?.kind.cell }
        try Self.place(path[...], in: isSalarie ? salarie : company, column, cell)
        if isSalarie {
            salarieColumns.append(column)
        } else {
            companyColumns.append((column, "/" + path.joined(separator: "/")))
        }
    }

    private static func place(
        _ path: ArraySlice<String>, in node: Node, _ column: Int, _ cell: FieldKind.Cell?
    ) throws(BatchError) {
        guard let key = path.first else { return }
        let known = node.inner.first { $0.key == key }
        if path.count == 1 {
            if known != nil { throw BatchError("« \(key) » est à la fois un champ et un groupe de champs") }
            return node.add(Node(key: key, column: column, cell: cell))
        }
        let group = known ?? Node(key: key)
        if group.column >= 0 { throw BatchError("« \(key) » est à la fois un champ et un groupe de champs") }
        if known == nil { node.add(group) }
        try place(path.dropFirst(), in: group, column, cell)
    }
}
