import AvalValues

/// What the headers and words of another program's exports are in a declaration.
public struct CSVMapping: Sendable {
    /// Their headers, folded, and the names that they stand for.
    var columns: TextMap<String> = [:]
    /// Their headers as the mapping writes them, with the same names.
    var headers: [(header: String, name: String)] = []
    /// Their headers, folded, that say nothing of a declaration.
    var ignored: NameSet = []
    /// Fields that a text gives, in which cells may stand between braces.
    var values: [(name: String, text: String)] = []
    /// How the cells of a field are read, by its name.
    var conversions: TextMap<CellConversion> = [:]
    /// What tells it from others.
    var identity = ""

    init() {}

    /// The name that a header stands for; nil where the mapping does not have it.
    func name(of header: String, _ names: CSVNames) -> CSVNames.Name? {
        columns[Spelling.folded(header)].flatMap { names.exact($0) }
    }

    /// Whether a column is passed over.
    func ignores(_ header: String) -> Bool { ignored.contains(Spelling.folded(header)) }

    /// How the cells of a field are read first; nil where they are ours.
    func conversion(of name: CSVNames.Name) -> CellConversion? { conversions[name.text] }

    /// The fields that texts give, for a file of these headers.
    func values(_ headers: [String], _ names: CSVNames, _ path: String) throws(BatchError) -> [CSVNode.Leaf] {
        var places: TextMap<Int> = [:]
        for (index, header) in headers.enumerated() where places[Spelling.folded(header)] == nil {
            places[Spelling.folded(header)] = index
        }
        var leaves: [CSVNode.Leaf] = []
        for (text, value) in values {
            guard let name = names.exact(text) else { continue }
            var pieces: [CSVTemplate.Piece] = []
            for piece in Self.pieces(value) {
                guard piece.isHeader else {
                    pieces.append(.text(Array(piece.text.utf8)))
                    continue
                }
                guard let place = places[Spelling.folded(piece.text)] else {
                    throw BatchError(
                        "« \(path) » n'a pas de colonne « \(piece.text) », dont la correspondance fait « \(text) »")
                }
                pieces.append(.column(place))
            }
            leaves.append(
                CSVNode.Leaf(
                    name: name, content: .template(CSVTemplate(pieces: pieces)), conversion: conversion(of: name)))
        }
        return leaves
    }

    /// A text cut at its braces.
    static func pieces(_ text: String) -> [(text: String, isHeader: Bool)] {
        var pieces: [(String, Bool)] = []
        for (index, part) in text.split(separator: "{", omittingEmptySubsequences: false).enumerated() {
            guard index > 0, let end = part.firstIndex(of: "}") else {
                if !part.isEmpty { pieces.append((String(part), false)) }
                continue
            }
            pieces.append((String(part[..<end]), true))
            let rest = part[part.index(after: end)...]
            if !rest.isEmpty { pieces.append((String(rest), false)) }
        }
        return pieces
    }
}
