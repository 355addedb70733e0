import AvalFEEL
import AvalSource
import AvalValues

/// Reads the table of a fact, with what belongs to it: which rows count, what is said where none matches, what may be
/// said at all.
struct TableReader {
    /// The words of `politique`, with what they mean to the standard (DMN 1.5, 8.2.11).
    static let policies: [(word: String, policy: DecisionTable.HitPolicy)] = [
        ("unique", .unique), ("tous_egaux", .any), ("priorite", .priority), ("premiere", .first),
        ("ordre_des_lignes", .ruleOrder), ("ordre_des_sorties", .outputOrder), ("liste", .collect(nil)),
        ("somme", .collect(.sum)), ("minimum", .collect(.min)), ("maximum", .collect(.max)),
        ("nombre", .collect(.count)),
    ]
    /// How many rows and columns a table may have.
    static let maxRows = 500
    static let maxColumns = 30
    /// The keys that mean something beside `table` alone.
    private static let companions = ["politique", "entrees", "sorties", "sinon"]

    let log: FindingLog

    /// Whether a fact is given by a table, were it a mistyped one; if not, what belongs to a table is a finding.
    func isTable(_ map: YAMLMap) -> Bool {
        if map.has("table") || map.isMistyped("table") { return true }
        for key in Self.companions {
            guard let entry = map.entry(key) else { continue }
            log.add(TableFinding.keyWithoutTable(key), at: entry.key.span)
        }
        return false
    }

    /// The table of a fact of some name; nil, with its findings, where it cannot be read whole.
    func read(_ map: YAMLMap, of fact: String) -> TableText? {
        let before = log.findings.count
        if let value = map.entry("valeur") {
            log.add(TableFinding.valueBesideTable, at: value.key.span)
        }
        guard let text = block(map), let lines = lines(text, result: fact) else { return nil }
        let names = names(lines[0])
        let rows = TableRowReader(log: log, header: lines[0]).rows(lines.dropFirst())
        let policy = map.has("politique") ? policy(map) : .unique
        let otherwise = otherwise(map, names)
        let columns = lines[0].left
        let limits = AllowedValues(log: log).inputs(map, columns.map(\.string))
        let allowed = AllowedValues(log: log).outputs(map, names)
        guard let policy, log.findings.count == before else { return nil }
        guard hasOrder(policy, allowed, map), isOne(policy, names, map) else { return nil }
        let inputs = columns.map { TableText.Input(expression: $0, allowed: limits[$0.string]) }
        let outputs = names.map { TableText.Output(name: $0, allowed: allowed[$0], otherwise: otherwise[$0]) }
        return TableText(policy: policy, inputs: inputs, outputs: outputs, rows: rows)
    }

    /// The text of the table; nil, with a finding, where it is not written in lines.
    func block(_ map: YAMLMap) -> SourceText? {
        guard let node = map.field("table") else { return nil }
        if node.style == .literal { return map.text("table") }
        log.add(TableFinding.notBlock, at: node.span)
        return nil
    }

    /// Its lines, the header first; nil, with a finding, where they are no table. `result` is the name of what it gives, if
    /// it has one.
    func lines(_ text: SourceText, result: String? = nil) -> [TableCells.Line]? {
        let cells = TableCells(text, result: result)
        if let tab = cells.tab {
            log.add(TableFinding.tab, at: tab)
            return nil
        }
        guard let header = cells.lines.first, cells.lines.count > 1 else {
            log.add(TableFinding.noRow, at: text.span)
            return nil
        }
        guard cells.lines.count - 1 <= Self.maxRows, header.left.count + (header.right?.count ?? 0) <= Self.maxColumns
        else {
            log.add(TableFinding.tooLong(rows: Self.maxRows, columns: Self.maxColumns), at: header.span)
            return nil
        }
        return TableRowReader(log: log, header: header).isHeader ? cells.lines : nil
    }

    /// The names behind the border of the header.
    func names(_ header: TableCells.Line) -> [String] {
        var unique = UniqueNames("le résultat", log: log)
        return (header.right ?? []).compactMap { text in
            guard let name = YAMLMap.checkedName(text, "un nom de résultat", log) else { return nil }
            return unique.isNew(name, at: text.span) ? name : nil
        }
    }

    private func policy(_ map: YAMLMap) -> DecisionTable.HitPolicy? {
        guard let word = map.word("politique", among: Self.policies.map(\.word)) else { return nil }
        return Self.policies.first { $0.word == word }?.policy
    }

    /// What is said where no row matches, by the names of the outputs.
    private func otherwise(_ map: YAMLMap, _ names: [String]) -> TextMap<SourceText> {
        guard let node = map.field("sinon") else { return [:] }
        if names.count == 1 {
            return map.expression("sinon").map { [names[0]: $0] } ?? [:]
        }
        guard node.entries != nil, let values = YAMLMap(node, what: "« sinon »", log: log) else {
            log.add(TableFinding.unnamedResults(first: names.first), at: node.span)
            return [:]
        }
        values.refuseUnknownKeys(names)
        let texts = names.compactMap { name in values.requiredExpression(name).map { (name, $0) } }
        return TextMap(texts, uniquingKeysWith: { first, _ in first })
    }

    /// What is computed of all rows is not defined for several results (DMN 1.5, 8.2.11).
    private func isOne(_ policy: DecisionTable.HitPolicy, _ names: [String], _ map: YAMLMap) -> Bool {
        guard case .collect(_?) = policy, names.count > 1 else { return true }
        log.add(TableFinding.severalResults, at: map.entry("politique")?.value.span ?? map.head)
        return false
    }

    private func hasOrder(
        _ policy: DecisionTable.HitPolicy, _ allowed: TextMap<SourceText>, _ map: YAMLMap
    ) -> Bool {
        guard policy == .priority || policy == .outputOrder, allowed.isEmpty else { return true }
        log.add(TableFinding.noOrder, at: map.entry("politique")?.value.span ?? map.head)
        return false
    }
}
