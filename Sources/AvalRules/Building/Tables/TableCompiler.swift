import AvalFEEL
import AvalSource
import AvalValues

/// Parses and checks the cells of a table, and looks for what is wrong with it as a whole.
struct TableCompiler {
    let expressions: ExpressionBuilder
    let wholeness: Wholeness

    private var log: FindingLog { expressions.log }

    /// The table, or nil with its findings.
    func compile(_ text: TableText) -> CompiledTable? {
        let inputs = text.inputs.map { expressions.read($0.expression) }
        let limits = zip(text.inputs, inputs).map { input, read in
            input.allowed.flatMap { allowed in read.flatMap { expressions.readTests(allowed, of: $0.kind) } }
        }
        let tests = text.rows.map { row in
            zip(row.tests, inputs).map { cell, input in input.flatMap { expressions.readTests(cell, of: $0.kind) } }
        }
        let columns = text.outputs.indices.map { column(text, $0) }
        let outputs = columns.compactMap { $0 }
        guard !inputs.contains(where: { $0 == nil }), outputs.count == text.outputs.count,
            zip(text.inputs, limits).allSatisfy({ $0.allowed == nil || $1 != nil })
        else { return nil }
        let rows = tests.enumerated().compactMap { index, cells -> DecisionTable.Row? in
            let parsed = cells.compactMap { $0 }
            guard parsed.count == cells.count else { return nil }
            return .init(tests: parsed.map(\.expression), outputs: outputs.map { $0.cells[index].expression })
        }
        guard rows.count == text.rows.count else { return nil }
        let read = inputs.compactMap { $0 }
        let table = DecisionTable(
            hitPolicy: text.policy, inputs: zip(read, limits).map { .init($0.expression, allowed: $1?.expression) },
            outputs: outputs.map(\.output),
            rows: rows)
        let forms = ReadFormCheck(names: expressions.names)
        for row in table.rows {
            for (cell, input) in zip(row.tests, table.inputs) {
                log.add(forms.findings(tests: cell, of: input.expression))
            }
        }
        let findings = TableAnalysis(table, kinds: read.map(\.kind), domains: read.map(wholeness.domain)).findings()
        log.add(findings)
        guard !findings.contains(where: { $0.severity == .error }) else { return nil }
        return CompiledTable(
            table: table, kind: kind(text, outputs.map(\.kind)), reach: outputs.map(\.reach).max() ?? .few,
            words: (read + (limits + tests.flatMap(\.self)).compactMap(\.self) + outputs.flatMap(\.cells)).flatMap(
                \.words))
    }

    // MARK: Conclusions

    /// A column of conclusions, parsed.
    private struct Column {
        let output: DecisionTable.Output
        let cells: [CheckedText]
        let kind: Kind
        let reach: LoopReach
    }

    private func column(_ text: TableText, _ index: Int) -> Column? {
        let output = text.outputs[index]
        let expected: Kind? = text.policy == .collect(.sum) ? .number : nil
        let texts = text.rows.map { $0.outputs[index] } + [output.otherwise].compactMap { $0 }
        let read = texts.map { expressions.read($0, expecting: expected) }
        let cells = read.compactMap { $0 }
        guard cells.count == texts.count, isUniform(cells), isOrdered(cells, text.policy) else { return nil }
        let allowed = output.allowed.flatMap { ExpressionParser.parseUnaryTests($0, scope: Scope()).0 }
        let isOnly = text.outputs.count == 1
        return Column(
            output: .init(
                name: isOnly ? nil : output.name, allowed: allowed,
                otherwise: output.otherwise == nil ? nil : cells.last?.expression),
            cells: Array(cells.prefix(text.rows.count)),
            kind: Self.kind(cells, allowed, output.name),
            reach: cells.map { expressions.loops.reach($0.expression, $0.kinds) }.max() ?? .few)
    }

    /// Whether all cells of a column are of one kind.
    private func isUniform(_ cells: [CheckedText]) -> Bool {
        var kind = Kind.null
        for cell in cells {
            let joined = kind.joined(cell.kind)
            if joined == .any, cell.kind != .any, kind != .any {
                log.add(
                    TableBuildingFinding.mixedColumn(above: kind, here: cell.kind), at: cell.expression.text.span)
                return false
            }
            kind = joined
        }
        return true
    }

    /// Whether one of the cells can be the smallest or the greatest, where that is asked.
    private func isOrdered(_ cells: [CheckedText], _ policy: DecisionTable.HitPolicy) -> Bool {
        guard policy == .collect(.min) || policy == .collect(.max) else { return true }
        guard let wrong = cells.first(where: { !$0.kind.isOrdered(with: $0.kind) && $0.kind != .null }) else {
            return true
        }
        log.add(TableBuildingFinding.unordered(wrong.kind), at: wrong.expression.text.span)
        return false
    }

    /// What a column gives: one of the words that it may say, where they are known.
    private static func kind(_ cells: [CheckedText], _ allowed: Expression?, _ name: String) -> Kind {
        let common = Kind.common(cells.map(\.kind))
        if let words = words(cells.map(\.expression), name) { return words }
        guard common.withoutWords == .string, let allowed, case .tests(let tests, false) = allowed.root.form else {
            return common
        }
        let words = tests.compactMap { if case .literal(.string(let word)) = $0.form { word } else { nil } }
        return words.count == tests.count ? .word(WordDomain(name: name, words: words)) : common
    }

    /// The words of a column of nothing but texts; a comparison with another word is a finding then.
    private static func words(_ cells: [Expression], _ name: String) -> Kind? {
        var words: [String] = []
        for cell in cells {
            switch cell.root.form {
            case .literal(.string(let word)): if !words.contains(word) { words.append(word) }
            case .literal(.null): continue
            default: return nil
            }
        }
        return words.isEmpty ? nil : .word(WordDomain(name: name, words: words))
    }

    /// What the whole table gives.
    private func kind(_ text: TableText, _ outputs: [Kind]) -> Kind {
        let counted = text.policy == .collect(.count) ? outputs.map { _ in Kind.number } : outputs
        let names = text.outputs.map(\.name)
        let one = counted.count == 1 ? counted[0] : .context(zip(names, counted).map { Kind.Field($0, $1) })
        switch text.policy {
        case .ruleOrder, .outputOrder, .collect(nil): return .list(one)
        default: return one
        }
    }
}
