import AvalSource
import AvalValues

/// What an analysis may find, and what it says of it to people who are no programmers. An example is a value for each
/// input, nil where any will do.
enum TableProblem {
    case emptyCell(row: Int, column: Int, example: Value?)
    case conflict(Int, Int, example: [Value?])
    case hidden(Int, by: Int, example: [Value?])
    case gap(example: [Value?])
    case tooBig
    case wrongInput(Expression, Node, input: DecisionTable.Input)
    case wrongOutput(Expression, allowed: Expression)

    func finding(_ table: DecisionTable) -> Finding {
        switch self {
        case .emptyCell(let row, let column, let example): emptyCell(table, row, column, example)
        case .conflict(let first, let second, let example):
            Finding(
                code: "lignes_contradictoires",
                "cette ligne et une autre conviennent ensemble et ne disent pas la même chose"
                    + table.sentence(example, " : "),
                at: table.span(row: second),
                help: "précisez l'une des deux, ou choisissez par « politique: » laquelle l'emporte",
                related: [.init("l'autre ligne", at: table.span(row: first))])
        case .hidden(let row, let other, let example):
            Finding(
                .warning, code: "ligne_inutile",
                "cette ligne ne sert jamais : d'autres l'emportent dans tous ses cas" + table.sentence(example, ", "),
                at: table.span(row: row), help: "remontez-la, corrigez ses conditions, ou supprimez-la",
                related: [.init("la ligne qui l'emporte dans cet exemple", at: table.span(row: other))])
        case .gap(let example):
            Finding(
                .warning, code: "table_incomplete",
                "aucune ligne ne convient dans certains cas" + table.sentence(example, ", "), at: table.head,
                help: Self.isFraction(example)
                    ? "écrivez les bornes de sorte qu'elles se touchent (« < 18 » et « >= 18 »), "
                        + "ou ajoutez « sinon: » pour tous les autres cas"
                    : "ajoutez une ligne, ou « sinon: » pour tous les autres cas")
        case .tooBig:
            Finding(
                .warning, code: "table_trop_grande",
                "la table est trop grande pour qu'on y cherche des contradictions et des oublis", at: table.head,
                help: "partagez-la en deux faits")
        case .wrongInput(let cell, let test, let input):
            Finding(
                code: "entree_non_permise",
                "« \(input.expression.text.string) » n'a jamais cette valeur : « entrees » ne la permet pas",
                at: cell.span(test), help: Self.help(input.allowed))
        case .wrongOutput(let cell, let allowed):
            Finding(
                code: "sortie_non_permise",
                "\(cell.text.string) n'est pas une des valeurs que « sorties » permet à cette colonne",
                at: cell.span(cell.root), help: Self.help(allowed))
        }
    }

    private static func help(_ allowed: Expression?) -> String {
        "les valeurs permises : \(allowed?.text.string ?? "")"
    }

    private func emptyCell(_ table: DecisionTable, _ row: Int, _ column: Int, _ example: Value?) -> Finding {
        let name = table.inputs[column].expression.text.string
        let shown = example.map { " : par exemple, \(name) = \($0.literal) n'y passe pas" } ?? ""
        let cell = table.rows[row].tests[column].text
        let what = table.inputs[column].allowed == nil ? "aucune valeur" : "aucune des valeurs permises"
        return Finding(
            .warning, code: "ligne_inutile", what + " ne passe cette condition" + shown,
            at: cell.span(0..<cell.bytes.count), help: "corrigez-la, ou supprimez la ligne")
    }

    private static func isFraction(_ example: [Value?]) -> Bool {
        example.contains { $0?.number.map { !$0.isInteger } ?? false }
    }
}

extension DecisionTable {
    /// « par exemple age = 17, categorie = "SIR" » after a sign; nothing where nothing is known of any input.
    fileprivate func sentence(_ example: [Value?], _ sign: String) -> String {
        let values = zip(inputs, example).compactMap { input, value in
            value.map { "\(input.expression.text.string) = \($0.literal)" }
        }
        return values.isEmpty ? "" : sign + "par exemple " + values.joined(separator: ", ")
    }

    /// Where a row stands, from its first cell to its last.
    fileprivate func span(row: Int) -> SourceSpan { Self.span(rows[row].tests + rows[row].outputs) }

    /// Where the inputs are named.
    fileprivate var head: SourceSpan { Self.span(inputs.map(\.expression)) }

    private static func span(_ cells: [Expression]) -> SourceSpan {
        let spans = cells.map { $0.text.span(0..<$0.text.bytes.count) }
        guard let first = spans.first, let last = spans.last else {
            return SourceSpan(file: SourceFile(path: "", bytes: []), lower: 0, upper: 0)
        }
        return SourceSpan(file: first.file, lower: first.lower, upper: last.upper)
    }
}
