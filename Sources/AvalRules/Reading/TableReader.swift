import AvalFEEL
import AvalSource

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

    /// Whether a fact is given by a table, were it a mistyped one; if not, what belongs to a table is a slip.
    func isTable(_ map: YAMLMap) -> Bool {
        if map.has("table") || map.isMistyped("table") { return true }
        for key in Self.companions {
            guard let entry = map.entry(key) else { continue }
            log.error(
                "cle_sans_table", "« \(key) » n'a de sens qu'avec une table", at: entry.key.span,
                help: "écrivez « table: | » et ses lignes, ou supprimez « \(key) »")
        }
        return false
    }

    /// The table of a fact; nil, with its findings, where it cannot be read whole.
    func read(_ map: YAMLMap) -> TableText? {
        let before = log.findings.count
        if let value = map.entry("valeur") {
            log.error(
                "valeur_et_table", "un fait se calcule par « valeur » ou par « table », pas par les deux",
                at: value.key.span, help: "gardez l'une des deux")
        }
        guard let text = block(map), let lines = lines(text) else { return nil }
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

    private func block(_ map: YAMLMap) -> SourceText? {
        guard let node = map.field("table") else { return nil }
        if node.style == .literal { return map.text("table") }
        log.error(
            "table_attendue", "une table s'écrit sur plusieurs lignes, sous une barre", at: node.span,
            help: "écrivez « table: | », puis une ligne d'en-tête (« age | contrat || mois ») et une ligne par cas")
        return nil
    }

    private func lines(_ text: SourceText) -> [TableCells.Line]? {
        let cells = TableCells(text)
        if let tab = cells.tab {
            log.error(
                "tabulation", "une tabulation ne garde pas les colonnes alignées", at: tab,
                help: "remplacez-la par des espaces")
            return nil
        }
        guard let header = cells.lines.first, cells.lines.count > 1 else {
            log.error(
                "table_sans_ligne", "la table n'a pas de ligne sous son en-tête", at: text.place,
                help: "écrivez une ligne par cas : ses conditions, « || », puis son résultat")
            return nil
        }
        guard cells.lines.count - 1 <= Self.maxRows, header.left.count + (header.right?.count ?? 0) <= Self.maxColumns
        else {
            log.error(
                "table_trop_longue", "une table a au plus \(Self.maxRows) lignes et \(Self.maxColumns) colonnes",
                at: header.span, help: "partagez-la en plusieurs faits")
            return nil
        }
        return TableRowReader(log: log, header: header).isHeader ? cells.lines : nil
    }

    private func names(_ header: TableCells.Line) -> [String] {
        var unique = UniqueNames("le résultat", log: log)
        return (header.right ?? []).compactMap { text in
            guard let name = YAMLMap.checkedName(text, "un nom de résultat", log) else { return nil }
            return unique.isNew(name, at: text.place) ? name : nil
        }
    }

    private func policy(_ map: YAMLMap) -> DecisionTable.HitPolicy? {
        guard let word = map.word("politique", among: Self.policies.map(\.word)) else { return nil }
        return Self.policies.first { $0.word == word }?.policy
    }

    /// What is said where no row matches, by the names of the outputs.
    private func otherwise(_ map: YAMLMap, _ names: [String]) -> [String: SourceText] {
        guard let node = map.field("sinon") else { return [:] }
        if names.count == 1 {
            return map.expression("sinon").map { [names[0]: $0] } ?? [:]
        }
        guard node.entries != nil, let values = YAMLMap(node, what: "« sinon »", log: log) else {
            log.error(
                "valeur_inattendue", "la table a plusieurs résultats : « sinon » doit dire chacun", at: node.span,
                help: "écrivez sous « sinon: » une ligne par résultat : « \(names.first ?? "mois"): … »")
            return [:]
        }
        values.refuseUnknownKeys(names)
        let texts = names.compactMap { name in values.requiredExpression(name).map { (name, $0) } }
        return Dictionary(texts, uniquingKeysWith: { first, _ in first })
    }

    /// What is computed of all rows is not defined for several results (DMN 1.5, 8.2.11).
    private func isOne(_ policy: DecisionTable.HitPolicy, _ names: [String], _ map: YAMLMap) -> Bool {
        guard case .collect(_?) = policy, names.count > 1 else { return true }
        log.error(
            "plusieurs_resultats",
            "cette politique fait un seul nombre de toutes les lignes : elle veut un seul résultat",
            at: map.entry("politique")?.value.span ?? map.head,
            help: "faites une table par résultat, ou prenez « politique: liste »")
        return false
    }

    private func hasOrder(
        _ policy: DecisionTable.HitPolicy, _ allowed: [String: SourceText], _ map: YAMLMap
    ) -> Bool {
        guard policy == .priority || policy == .outputOrder, allowed.isEmpty else { return true }
        log.error(
            "cle_manquante", "cette politique range les résultats dans l'ordre de « sorties », qui manque",
            at: map.entry("politique")?.value.span ?? map.head,
            help: "ajoutez « sorties: » avec les valeurs de chaque résultat, la plus importante d'abord")
        return false
    }
}
