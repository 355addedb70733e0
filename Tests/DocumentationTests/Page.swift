import Foundation
import RuleTestSupport

/// The experts' page, cut into what its tests need.
struct Page {
    /// A block of YAML with what its marker says of it.
    struct Trial: CustomStringConvertible {
        /// The marker, without `<!-- essai:` and `-->`.
        let instruction: String
        /// The findings expected, by code; nil where the next block goes on.
        let expected: [String]?
        let text: String
        let line: Int

        var description: String { "line \(line): \(instruction)" }
    }

    /// The words in the first column of a table that a marker announces.
    struct Table: CustomStringConvertible {
        /// What the marker says (`clés`, `faits`).
        let kind: String
        /// The parts that the table is about.
        let parts: [String]
        let words: [String]

        var description: String { "\(kind): \(parts.joined(separator: ", "))" }
    }

    let lines: [String]

    /// The page of all files and keys.
    static let shipped = Page(named: "format-des-regles.md")
    /// The page of tariffs.
    static let tariffs = Page(named: "tarifs.md")
    /// The pages of files and keys, which together show every key.
    static let ofKeys = [shipped, tariffs]
    /// The page of the language, which leads to a first table.
    static let language = Page(named: "langage-feel.md")
    /// The page of decision tables.
    static let tables = Page(named: "tables-de-decision.md")

    /// The page of what is proved.
    static let proofs = Page(named: "preuves.md")
    /// All pages whose blocks are tried.
    static let all = [shipped, tariffs, language, tables, proofs]

    init(named name: String) {
        let file = Workshop.root.appending(path: "Documentation/\(name)")
        let text = (try? String(contentsOf: file, encoding: .utf8)) ?? ""
        lines = text.components(separatedBy: "\n")
    }

    /// The blocks to try, in the page's order.
    var trials: [Trial] {
        markers("essai").map { index, content in
            let parts = content.components(separatedBy: " ; attendu: ")
            let expected = parts.count == 2 ? parts[1].components(separatedBy: ", ") : nil
            let block = lines[(index + 2)...].prefix { $0 != "```" }
            return Trial(
                instruction: parts[0], expected: expected == ["aucun constat"] ? [] : expected,
                text: block.map { $0 + "\n" }.joined(), line: index + 1)
        }
    }

    /// The tables of keys or of facts.
    func tables(_ kind: String) -> [Table] {
        markers(kind).map { index, content in
            let rows = lines[(index + 3)...].prefix { $0.hasPrefix("|") }
            return Table(kind: kind, parts: content.components(separatedBy: ", "), words: rows.flatMap(Self.words))
        }
    }

    /// How many blocks of YAML there are.
    var blockCount: Int { lines.count { $0 == "```yaml" } }

    /// The words in the first column of a row.
    static func words(inRow row: String) -> [String] {
        let cell = row.dropFirst().prefix { $0 != "|" }
        return cell.split(separator: "`", omittingEmptySubsequences: false).enumerated()
            .compactMap { $0.offset % 2 == 1 ? String($0.element) : nil }
    }

    private func markers(_ kind: String) -> [(Int, String)] {
        let opening = "<!-- \(kind): "
        return lines.enumerated().compactMap { index, line in
            guard line.hasPrefix(opening), line.hasSuffix(" -->") else { return nil }
            return (index, String(line.dropFirst(opening.count).dropLast(" -->".count)))
        }
    }
}
