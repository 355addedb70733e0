import AvalDeclarations
import AvalValues

/// Where a column's cells, or what is made of several, go in a declaration: below a key, values or further keys.
final class CSVNode: Sendable {
    /// What is written below a key.
    enum Content: Sendable {
        /// The cell of a column.
        case column(Int)
        /// A text with cells in it.
        case template(CSVTemplate)
        /// An object.
        case group([CSVNode])
    }

    /// The key as it is written, with its colon.
    let opening: [UInt8]
    let content: Content
    /// What a cell means; nil where it is the text that it holds.
    let cell: FieldKind.Cell?
    /// How cells of another program's export are read first; nil where they are ours.
    let conversion: CellConversion?

    /// One field of a declaration and what fills it.
    struct Leaf {
        let name: CSVNames.Name
        let content: Content
        let conversion: CellConversion?
    }

    private init(_ key: String, _ content: Content, _ cell: FieldKind.Cell?, _ conversion: CellConversion?) {
        opening = Array("\"\(key)\":".utf8)
        self.content = content
        self.cell = cell
        self.conversion = conversion
    }

    /// The nodes of some fields, in their order, those of one object together.
    static func tree(_ leaves: [Leaf], depth: Int = 0) -> [CSVNode] {
        var keys: [String] = []
        var below: TextMap<[Leaf]> = [:]
        for leaf in leaves {
            let key = leaf.name.path[depth]
            if below[key] == nil { keys.append(key) }
            below[key, default: []].append(leaf)
        }
        return keys.map { key in
            let leaves = below[key] ?? []
            if let only = leaves.first, only.name.path.count == depth + 1 {
                return CSVNode(key, only.content, only.name.field.kind.cell, only.conversion)
            }
            return CSVNode(key, .group(tree(leaves, depth: depth + 1)), nil, nil)
        }
    }
}

/// A text in which cells stand: `{N° SIRET}-{Exercice}`.
struct CSVTemplate: Sendable {
    enum Piece: Sendable {
        case text([UInt8])
        case column(Int)
    }

    let pieces: [Piece]

    /// The columns that it needs.
    var columns: [Int] {
        pieces.compactMap { if case .column(let column) = $0 { column } else { nil } }
    }
}
