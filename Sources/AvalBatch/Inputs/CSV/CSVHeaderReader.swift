import AvalDeclarations
import AvalValues

/// Reads the row of headers. What it cannot make sense of stops the file before a row is judged: each of its declarations
/// would be misread.
struct CSVHeaderReader {
    let names: CSVNames
    let mapping: CSVMapping?
    /// The path of the file, for messages.
    let path: String

    private struct Known {
        let index: Int
        let header: String
        let name: CSVNames.Name
    }

    func read(_ headers: [String]) throws(BatchError) -> CSVHeader {
        var known: [Known] = []
        var unknown: [(index: Int, header: String)] = []
        var nameless: [Int] = []
        for (index, header) in headers.enumerated() {
            if header.isEmpty {
                nameless.append(index)
            } else if let name = mapping?.name(of: header, names) {
                known.append(Known(index: index, header: header, name: name))
            } else if mapping?.ignores(header) == true {
                continue
            } else if let name = names.exact(header) {
                // What the mapping says of a field goes before a header of ours.
                if mapping?.values.contains(where: { $0.name == name.text }) == true { continue }
                known.append(Known(index: index, header: header, name: name))
            } else {
                unknown.append((index, header))
            }
        }
        try refuseTwice(known)
        let columns = known.map { column in
            CSVHeader.Column(index: column.index, name: column.name, shown: column.header)
        }
        let values = try mapping?.values(headers, names, path) ?? []
        let given = NameSet(columns.map(\.name.text) + values.map(\.name.text))
        try refuseLacking(given)
        let missing = names.all.filter { $0.field.isRequired && !given.contains($0.text) }.map(\.text)
        let hasSalarie = columns.contains { $0.name.isSalarie }
        if !unknown.isEmpty || !hasSalarie || !given.contains("numero") {
            throw refusal(unknown, given, hasSalarie: hasSalarie, missing: missing, count: headers.count)
        }
        return header(columns, values, count: headers.count, nameless: nameless, missing: missing)
    }

    private func header(
        _ columns: [CSVHeader.Column], _ values: [CSVNode.Leaf], count: Int, nameless: [Int], missing: [String]
    ) -> CSVHeader {
        let leaves = columns.map { column in
            CSVNode.Leaf(
                name: column.name, content: .column(column.index), conversion: mapping?.conversion(of: column.name))
        }
        // A value that the mapping gives is for files that lack the column.
        let all = leaves + values.filter { value in !columns.contains { $0.name.text == value.name.text } }
        var number: [Int] = []
        var template: CSVTemplate?
        let numberLeaf = all.first { $0.name.text == "numero" }
        if let leaf = numberLeaf {
            switch leaf.content {
            case .column(let index): number = [index]
            case .template(let made): (number, template) = (made.columns, made)
            case .group: break
            }
        }
        return CSVHeader(
            count: count, company: columns.filter { !$0.name.isSalarie }, salarie: columns.filter(\.name.isSalarie),
            companyNodes: CSVNode.tree(all.filter { !$0.name.isSalarie }),
            salarieNodes: CSVNode.tree(all.filter(\.name.isSalarie)), number: number,
            numberTemplate: template, numberConversion: numberLeaf?.conversion, nameless: nameless, missing: missing)
    }

    /// A column that the mapping reads and the file lacks: what it says of every salarié would be missing in silence.
    private func refuseLacking(_ given: NameSet) throws(BatchError) {
        let lacking = mapping?.headers.filter { !given.contains($0.name) } ?? []
        if lacking.isEmpty { return }
        let shown = lacking.map { "« \($0.header) » (\($0.name))" }.joined(separator: ", ")
        throw BatchError(
            "« \(path) » n'a pas toutes les colonnes de la correspondance ; il manque : \(shown). Ajoutez-les à l'export, ou "
                + "retirez-les de « colonnes » si ces champs ne sont pas à lire")
    }

    private func refuseTwice(_ known: [Known]) throws(BatchError) {
        var first: TextMap<Known> = [:]
        for column in known {
            if let other = first.updateValue(column, forKey: column.name.text) {
                throw BatchError(
                    "« \(path) » : « \(column.name.text) » y est deux fois (colonnes \(other.index + 1) et \(column.index + 1))"
                )
            }
        }
    }

    /// Says which columns are not known, what they may be, and which are known, the nearest first.
    private func refusal(
        _ unknown: [(index: Int, header: String)], _ given: NameSet, hasSalarie: Bool, missing: [String], count: Int
    ) -> BatchError {
        var lines = ["« \(path) » ne peut pas être jugé : ses en-têtes ne disent pas tout ce qu'il faut"]
        if given.isEmpty, unknown.allSatisfy({ names.shown($0.header) == nil }) {
            lines.append(
                "aucune colonne n'est connue : la première ligne doit nommer les colonnes (il y en a \(count))")
        }
        let isWithoutHeaders = lines.count > 1
        var near: [String] = []
        for (index, header) in unknown.prefix(40) {
            let match = names.nearest(header) { !given.contains($0.text) }
            if let match { near.append(match.name.text) }
            if !isWithoutHeaders { lines.append(described(index, header, match?.name.text)) }
        }
        if unknown.count > 40, !isWithoutHeaders { lines.append("et \(unknown.count - 40) autres colonnes inconnues") }
        if !given.contains("numero") {
            lines.append("il n'y a pas de colonne « numero » : elle dit quelles lignes forment une déclaration")
        }
        if !hasSalarie {
            lines.append(
                "il n'y a aucune colonne de salarié : leurs noms commencent par « salarie. » (salarie.id, salarie.nom…)"
            )
        }
        let others = missing.filter { $0 != "numero" }
        if !others.isEmpty { lines.append("il manque aussi : \(others.joined(separator: ", "))") }
        var listed: NameSet = []
        let free = (near + names.all.map(\.text)).filter { !given.contains($0) && listed.insert($0).inserted }
        lines.append("colonnes connues, les plus proches d'abord : \(free.joined(separator: ", "))")
        lines.append(
            "renommez les colonnes, ou décrivez-les dans une correspondance : aval batch --suggest-mapping \(path)")
        return BatchError(lines.joined(separator: "\n  "))
    }

    private func described(_ index: Int, _ header: String, _ near: String?) -> String {
        var line = "colonne \(index + 1)"
        if let shown = names.shown(header) { line += " « \(shown) »" }
        if names.isList(header) {
            return line + " : une liste de fiches ne tient pas dans une colonne (les salariés : « salarie.… »)"
        }
        if names.isGroup(header) { return line + " : c'est un groupe de champs ; nommez l'un d'eux après un point" }
        return line + " : inconnue" + (near.map { ", serait-ce « \($0) » ?" } ?? "")
    }
}
